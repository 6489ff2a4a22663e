/** The kinds of the group storagemigration.k8s.io. */
@NullMarked
package io.envtest.internal.registry.storagemigration;

import org.jspecify.annotations.NullMarked;

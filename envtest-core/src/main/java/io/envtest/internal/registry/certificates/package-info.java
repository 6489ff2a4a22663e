/** The kinds of the group certificates.k8s.io. */
@NullMarked
package io.envtest.internal.registry.certificates;

import org.jspecify.annotations.NullMarked;

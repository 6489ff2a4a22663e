/** The kinds of the group storage.k8s.io. */
@NullMarked
package io.envtest.internal.registry.storage;

import org.jspecify.annotations.NullMarked;

/** The kinds of the group internal.apiserver.k8s.io, which API servers use among themselves. */
@NullMarked
package io.envtest.internal.registry.apiserverinternal;

import org.jspecify.annotations.NullMarked;

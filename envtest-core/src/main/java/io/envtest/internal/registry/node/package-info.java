/** The kinds of the group node.k8s.io. */
@NullMarked
package io.envtest.internal.registry.node;

import org.jspecify.annotations.NullMarked;

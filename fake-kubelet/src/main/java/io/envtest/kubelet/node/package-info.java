/** The part of a kubelet that speaks for its node: registration, conditions, heartbeats. */
@NullMarked
package io.envtest.kubelet.node;

import org.jspecify.annotations.NullMarked;

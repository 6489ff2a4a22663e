/**
 * Nodes: address ranges, taints by condition, heartbeats, eviction by taint, and pods whose node is gone. Loops of the controller
 * manager.
 */
@NullMarked
package io.envtest.internal.controller.node;

import org.jspecify.annotations.NullMarked;

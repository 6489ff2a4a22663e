/**
 * ReplicaSets and ReplicationControllers: as many pods as asked for. Loops of the controller manager.
 */
@NullMarked
package io.envtest.internal.controller.replicaset;

import org.jspecify.annotations.NullMarked;

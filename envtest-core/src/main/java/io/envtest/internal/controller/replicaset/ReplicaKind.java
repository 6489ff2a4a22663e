package io.envtest.internal.controller.replicaset;

import io.envtest.internal.controller.runtime.Resource;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.view.apps.v1.ReplicaSet;
import java.util.function.Function;

/**
 * In what ReplicaSets and ReplicationControllers differ.
 *
 * @param resource the resource, seen as ReplicaSets
 * @param selector which pods an object selects
 * @param countsTerminating whether the status has terminatingReplicas
 */
record ReplicaKind(Resource<ReplicaSet> resource, Function<ReplicaSet, Selector> selector, boolean countsTerminating) {}

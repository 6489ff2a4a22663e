package io.envtest.internal.controller.deployment;

import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.ReplicaSet;

/** Gives a ReplicaSet another size and tells of it. */
final class ReplicaSetScaler {

    private final Client client;
    private final EventRecorder events;

    ReplicaSetScaler(Client client, EventRecorder events) {
        this.client = client;
        this.events = events;
    }

    /** Scales unless the size is right; says whether it was not. */
    boolean scale(Rollout rollout, ReplicaSet replicaSet, int replicas) {
        if (replicaSet.spec().replicas() == replicas) {
            return false;
        }
        write(rollout, replicaSet, replicas);
        return true;
    }

    /** Scales, and notes the Deployment's size on the ReplicaSet even if its own size is right. */
    void write(Rollout rollout, ReplicaSet replicaSet, int replicas) {
        Deployment deployment = rollout.deployment();
        int before = replicaSet.spec().replicas();
        ReplicaSet copy = ReplicaSet.of(replicaSet.node().deepCopy());
        copy.spec().setReplicas(replicas);
        boolean annotated = Annotations.setSize(copy, deployment);
        if (before == replicas && !annotated) {
            return;
        }
        rollout.replace(client.update(Resources.REPLICA_SETS, copy));
        if (before != replicas) {
            String direction = replicas > before ? "up" : "down";
            String message = "Scaled " + direction + " replica set "
                    + replicaSet.metadata().name() + " from " + before + " to " + replicas;
            events.normal(deployment, "ScalingReplicaSet", message);
        }
    }
}

package io.envtest.internal.controller.deployment;

import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.ReplicaSet;

/** Replaces pods bit by bit: the new ReplicaSet grows as far as the surge allows, the old ones shrink as far as enough pods stay. */
final class RollingUpdate {

    private final ReplicaSetScaler scaler;

    RollingUpdate(ReplicaSetScaler scaler) {
        this.scaler = scaler;
    }

    /** Takes one step; says whether there was one to take. */
    boolean step(Rollout rollout, ReplicaSet newest) {
        return growNew(rollout, newest) || shrinkOld(rollout, newest);
    }

    private boolean growNew(Rollout rollout, ReplicaSet newest) {
        int replicas = rollout.deployment().spec().replicas();
        int now = newest.spec().replicas();
        if (now == replicas) {
            return false;
        }
        int next = now > replicas ? replicas : Sizes.forNew(rollout.deployment(), rollout.all(), now);
        return scaler.scale(rollout, newest, next);
    }

    private boolean shrinkOld(Rollout rollout, ReplicaSet newest) {
        if (Sizes.wanted(rollout.old()) == 0) {
            return false;
        }
        int unavailable = newest.spec().replicas() - newest.status().availableReplicas();
        int most = Sizes.wanted(rollout.all()) - minAvailable(rollout.deployment()) - unavailable;
        if (most <= 0) {
            return false;
        }
        return removeUnhealthy(rollout, most) + removeAvailable(rollout) > 0;
    }

    private static int minAvailable(Deployment deployment) {
        return deployment.spec().replicas() - Sizes.maxUnavailable(deployment);
    }

    /** Pods that do not work are given up first: that costs nothing. */
    private int removeUnhealthy(Rollout rollout, int most) {
        int removed = 0;
        for (ReplicaSet old : rollout.oldestFirst()) {
            int size = old.spec().replicas();
            int unhealthy = Math.max(0, size - old.status().availableReplicas());
            int remove = Math.min(most - removed, unhealthy);
            if (remove > 0) {
                scaler.scale(rollout, old, size - remove);
                removed += remove;
            }
        }
        return removed;
    }

    private int removeAvailable(Rollout rollout) {
        int most = Sizes.available(rollout.all()) - minAvailable(rollout.deployment());
        int removed = 0;
        for (ReplicaSet old : rollout.oldestFirst()) {
            int size = old.spec().replicas();
            int remove = Math.min(size, most - removed);
            if (remove > 0) {
                scaler.scale(rollout, old, size - remove);
                removed += remove;
            }
        }
        return removed;
    }
}

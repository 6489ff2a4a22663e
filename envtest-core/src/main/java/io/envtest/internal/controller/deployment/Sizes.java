package io.envtest.internal.controller.deployment;

import io.envtest.internal.controller.runtime.Shares;
import io.envtest.view.IntOrString;
import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.ReplicaSet;
import java.util.List;
import java.util.function.ToIntFunction;

/** How many replicas there are and may be. */
final class Sizes {

    private Sizes() {}

    static boolean isRolling(Deployment deployment) {
        return deployment.spec().strategy().type().equals("RollingUpdate");
    }

    /** How many pods more than asked for a rolling update may have. */
    static int maxSurge(Deployment deployment) {
        return isRolling(deployment)
                ? share(deployment.spec().strategy().rollingUpdate().maxSurge(), deployment, true)
                : 0;
    }

    /** How many pods fewer than asked for may be available during a rolling update; at least one if nothing may surge. */
    static int maxUnavailable(Deployment deployment) {
        int replicas = deployment.spec().replicas();
        if (!isRolling(deployment) || replicas == 0) {
            return 0;
        }
        int share = share(deployment.spec().strategy().rollingUpdate().maxUnavailable(), deployment, false);
        int unavailable = share == 0 && maxSurge(deployment) == 0 ? 1 : share;
        return Math.min(unavailable, replicas);
    }

    private static int share(IntOrString value, Deployment deployment, boolean roundUp) {
        return Shares.of(value, deployment.spec().replicas(), roundUp);
    }

    /** The sum of a number over ReplicaSets. */
    static int sum(List<ReplicaSet> replicaSets, ToIntFunction<ReplicaSet> number) {
        return replicaSets.stream().mapToInt(number).sum();
    }

    /** How many replicas ReplicaSets ask for. */
    static int wanted(List<ReplicaSet> replicaSets) {
        return sum(replicaSets, replicaSet -> replicaSet.spec().replicas());
    }

    /** How many available replicas ReplicaSets have. */
    static int available(List<ReplicaSet> replicaSets) {
        return sum(replicaSets, replicaSet -> replicaSet.status().availableReplicas());
    }

    /** How many replicas the newest ReplicaSet may have beside the others. */
    static int forNew(Deployment deployment, List<ReplicaSet> all, int now) {
        int replicas = deployment.spec().replicas();
        if (!isRolling(deployment)) {
            return replicas;
        }
        int room = replicas + maxSurge(deployment) - wanted(all);
        return room <= 0 ? now : now + Math.min(room, replicas - now);
    }

    /** ReplicaSets that ask for pods. */
    static List<ReplicaSet> active(List<ReplicaSet> replicaSets) {
        return replicaSets.stream()
                .filter(replicaSet -> replicaSet.spec().replicas() > 0)
                .toList();
    }
}

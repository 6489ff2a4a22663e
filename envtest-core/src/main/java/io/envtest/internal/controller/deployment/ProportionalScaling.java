package io.envtest.internal.controller.deployment;

import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.ReplicaSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows a change of a Deployment's size while it is paused or in the middle of a rollout: every ReplicaSet gets its
 * share.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#proportional-scaling">Proportional
 *     scaling</a>
 */
final class ProportionalScaling {

    private final ReplicaSetScaler scaler;

    ProportionalScaling(ReplicaSetScaler scaler) {
        this.scaler = scaler;
    }

    /** Whether the Deployment's size has changed since its ReplicaSets were last sized. */
    static boolean isNeeded(Rollout rollout) {
        int replicas = rollout.deployment().spec().replicas();
        return Sizes.active(rollout.all()).stream()
                .map(Annotations::desired)
                .anyMatch(desired -> desired.isPresent() && desired.getAsInt() != replicas);
    }

    void scale(Rollout rollout) {
        Deployment deployment = rollout.deployment();
        int replicas = deployment.spec().replicas();
        Optional<ReplicaSet> only = activeOrLatest(rollout);
        if (only.isPresent()) {
            scaler.scale(rollout, only.get(), replicas);
        } else if (rollout.newest()
                .filter(newest -> isSaturated(newest, replicas))
                .isPresent()) {
            Sizes.active(rollout.old()).forEach(old -> scaler.scale(rollout, old, 0));
        } else if (Sizes.isRolling(deployment)) {
            share(rollout);
        }
    }

    private static Optional<ReplicaSet> activeOrLatest(Rollout rollout) {
        List<ReplicaSet> active = Sizes.active(rollout.all());
        if (active.size() > 1) {
            return Optional.empty();
        }
        if (active.size() == 1) {
            return Optional.of(active.get(0));
        }
        return rollout.newest().or(() -> rollout.old().stream().max(Comparator.comparing(Rollout::created)));
    }

    private static boolean isSaturated(ReplicaSet newest, int replicas) {
        return Annotations.desired(newest).orElse(-1) == replicas
                && newest.spec().replicas() == replicas
                && newest.status().availableReplicas() == replicas;
    }

    private void share(Rollout rollout) {
        Deployment deployment = rollout.deployment();
        int replicas = deployment.spec().replicas();
        List<ReplicaSet> active = new ArrayList<>(Sizes.active(rollout.all()));
        int allowed = replicas > 0 ? replicas + Sizes.maxSurge(deployment) : 0;
        int toAdd = allowed - Sizes.wanted(active);
        active.sort(largestFirst(toAdd > 0));
        Map<ReplicaSet, Integer> sizes = new LinkedHashMap<>();
        int added = 0;
        for (ReplicaSet replicaSet : active) {
            int part = toAdd == 0 ? 0 : part(replicaSet, deployment, toAdd, added);
            sizes.put(replicaSet, replicaSet.spec().replicas() + part);
            added += part;
        }
        int leftover = toAdd - added;
        if (toAdd != 0 && !active.isEmpty()) {
            sizes.merge(active.get(0), leftover, (size, rest) -> Math.max(0, size + rest));
        }
        sizes.forEach((replicaSet, size) -> scaler.write(rollout, replicaSet, size));
    }

    /** Of like sizes the newer comes first when replicas are added, the older when they are taken away. */
    private static Comparator<ReplicaSet> largestFirst(boolean newerFirst) {
        Comparator<ReplicaSet> byAge = Comparator.comparing(Rollout::created);
        return Comparator.<ReplicaSet>comparingInt(
                        replicaSet -> -replicaSet.spec().replicas())
                .thenComparing(newerFirst ? byAge.reversed() : byAge)
                .thenComparing(replicaSet -> replicaSet.metadata().name());
    }

    private static int part(ReplicaSet replicaSet, Deployment deployment, int toAdd, int added) {
        if (replicaSet.spec().replicas() == 0 || toAdd == added) {
            return 0;
        }
        int fraction = fraction(replicaSet, deployment);
        int rest = toAdd - added;
        return toAdd > 0 ? Math.min(fraction, rest) : Math.max(fraction, rest);
    }

    private static int fraction(ReplicaSet replicaSet, Deployment deployment) {
        int size = replicaSet.spec().replicas();
        if (deployment.spec().replicas() == 0) {
            return -size;
        }
        int maxNow = deployment.spec().replicas() + Sizes.maxSurge(deployment);
        int maxThen = Annotations.max(replicaSet).orElse(deployment.status().replicas());
        if (maxThen == 0) {
            return 0;
        }
        return (int) Math.round((double) size * maxNow / maxThen) - size;
    }
}

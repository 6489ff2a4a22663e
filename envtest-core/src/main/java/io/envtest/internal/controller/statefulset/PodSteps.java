package io.envtest.internal.controller.statefulset;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Shares;
import io.envtest.time.ClusterClock;
import io.envtest.view.apps.v1.RollingUpdateStatefulSetStrategy;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.core.v1.Pod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The order of things: first every wanted pod must be there and work, from the lowest ordinal up; then surplus pods go, from the
 * highest down; then pods of another revision are replaced, from the highest down. Each step waits for the one before, unless
 * the set's pods are managed in parallel.
 */
final class PodSteps {

    private final StatefulPodControl control;
    private final ClusterClock clock;

    PodSteps(StatefulPodControl control, ClusterClock clock) {
        this.control = control;
        this.clock = clock;
    }

    /** Takes as many steps as can be taken now. */
    void take(StatefulSet set, Revisions revisions, List<Pod> pods, StatefulSetCounts counts) {
        boolean inOrder = !set.spec().podManagementPolicy().equals("Parallel");
        Map<Integer, Pod> wanted = new TreeMap<>();
        List<Pod> condemned = new ArrayList<>();
        for (Pod pod : pods) {
            int ordinal = Ordinals.of(set, pod);
            if (Ordinals.isWanted(set, ordinal)) {
                wanted.put(ordinal, pod);
            } else {
                condemned.add(pod);
            }
        }
        Optional<Pod> broken = firstBroken(set, wanted, condemned);
        if (!fill(set, revisions, wanted, counts, inOrder)) {
            return;
        }
        condemned.sort(Comparator.comparingInt(pod -> -Ordinals.of(set, pod)));
        condemned.forEach(pod -> control.keepRetention(set, pod));
        if (shrink(set, condemned, broken, counts, inOrder)) {
            replace(set, revisions, wanted, counts);
        }
    }

    /** The lowest pod that does not work: it may be deleted although others wait for it. */
    private static Optional<Pod> firstBroken(StatefulSet set, Map<Integer, Pod> wanted, List<Pod> condemned) {
        List<Pod> all = new ArrayList<>(wanted.values());
        condemned.stream()
                .sorted(Comparator.comparingInt(pod -> Ordinals.of(set, pod)))
                .forEach(all::add);
        return all.stream()
                .filter(pod -> !StatefulSetCounts.isRunningAndReady(pod) || Pods.isDeleting(pod))
                .findFirst();
    }

    /** Makes every wanted pod be there; says whether to go on. */
    private boolean fill(
            StatefulSet set, Revisions revisions, Map<Integer, Pod> wanted, StatefulSetCounts counts, boolean inOrder) {
        for (int ordinal = Ordinals.first(set); ordinal < Ordinals.end(set); ordinal++) {
            Pod pod = wanted.get(ordinal);
            boolean settled =
                    pod == null ? create(set, revisions.newPod(set, ordinal)) : keep(set, pod, counts, inOrder);
            if (!settled && inOrder) {
                return false;
            }
        }
        return true;
    }

    /** Creates a pod, which then is never settled yet; it counts as soon as it is seen. */
    private boolean create(StatefulSet set, Pod pod) {
        if (!control.hasStaleClaim(set, pod)) {
            control.create(set, pod);
        }
        return false;
    }

    /** Sees to a pod that is there; says whether it works. */
    private boolean keep(StatefulSet set, Pod pod, StatefulSetCounts counts, boolean inOrder) {
        if (Pods.isFinished(pod)) {
            if (!Pods.isDeleting(pod)) {
                control.remove(pod);
                counts.removed(pod);
            }
            return false;
        }
        if (pod.status().phase().equals("Pending")) {
            control.createMissingClaims(set, pod);
        }
        if (inOrder && !works(set, pod)) {
            return false;
        }
        if (!Pods.isDeleting(pod) && !(PodIdentity.matches(set, pod) && control.hasRetention(set, pod))) {
            control.update(set, pod);
        }
        return true;
    }

    private boolean works(StatefulSet set, Pod pod) {
        return !Pods.isDeleting(pod)
                && StatefulSetCounts.isRunningAndReady(pod)
                && Pods.isAvailable(pod, set.spec().minReadySeconds(), clock.now());
    }

    /** Deletes surplus pods; says whether to go on. */
    private boolean shrink(
            StatefulSet set, List<Pod> condemned, Optional<Pod> broken, StatefulSetCounts counts, boolean inOrder) {
        for (Pod pod : condemned) {
            if (Pods.isDeleting(pod)) {
                if (inOrder) {
                    return false;
                }
                continue;
            }
            boolean isBroken = broken.filter(other ->
                            other.metadata().uid().equals(pod.metadata().uid()))
                    .isPresent();
            if (inOrder && !works(set, pod) && !isBroken) {
                return false;
            }
            control.delete(set, pod);
            counts.deleted(pod);
            if (inOrder) {
                return false;
            }
        }
        return true;
    }

    /** Deletes the highest pod that has another revision, if all above it work. */
    private void replace(StatefulSet set, Revisions revisions, Map<Integer, Pod> wanted, StatefulSetCounts counts) {
        if (set.spec().updateStrategy().type().equals("OnDelete")) {
            return;
        }
        if (set.spec().updateStrategy().rollingUpdate().hasMaxUnavailable()) {
            replaceSeveral(set, revisions, wanted, counts);
            return;
        }
        int lowest = Ordinals.first(set)
                + set.spec().updateStrategy().rollingUpdate().partition();
        for (int ordinal = Ordinals.end(set) - 1; ordinal >= lowest; ordinal--) {
            Pod pod = wanted.get(ordinal);
            if (pod == null) {
                return;
            }
            if (!Revisions.of(pod).equals(revisions.updateName()) && !Pods.isDeleting(pod)) {
                control.delete(set, pod);
                counts.deleted(pod);
                return;
            }
            if (!works(set, pod)) {
                return;
            }
        }
    }

    /** Deletes pods that have another revision, from the highest down, as long as enough of all work. */
    private void replaceSeveral(
            StatefulSet set, Revisions revisions, Map<Integer, Pod> wanted, StatefulSetCounts counts) {
        RollingUpdateStatefulSetStrategy update = set.spec().updateStrategy().rollingUpdate();
        int most = Math.max(1, Shares.of(update.maxUnavailable(), set.spec().replicas(), false));
        int size = Ordinals.end(set) - Ordinals.first(set);
        long missing =
                size - wanted.values().stream().filter(pod -> works(set, pod)).count();
        for (int ordinal = Ordinals.end(set) - 1; ordinal >= Ordinals.first(set) + update.partition(); ordinal--) {
            Pod pod = wanted.get(ordinal);
            if (pod == null || Pods.isDeleting(pod) || Revisions.of(pod).equals(revisions.updateName())) {
                continue;
            }
            if (works(set, pod)) {
                if (missing >= most) {
                    return;
                }
                missing++;
            }
            control.delete(set, pod);
            counts.deleted(pod);
        }
    }
}

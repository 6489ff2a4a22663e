package io.envtest.internal.controller.pod;

import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which pods a controller gives up first when it has too many: those that do least.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/">ReplicaSet, pod deletion cost</a>
 */
public final class PodPreference {

    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";

    private PodPreference() {}

    /**
     * The pods to delete.
     *
     * @param candidates pods to choose from
     * @param related pods whose number on a node counts: of two like pods the one on the fuller node goes first
     * @param count how many to choose
     */
    public static List<Pod> toDelete(List<Pod> candidates, List<Pod> related, int count, Instant now) {
        List<Pod> ranked = new ArrayList<>(candidates);
        if (count < ranked.size()) {
            ranked.sort(leastUsefulFirst(ranks(related), now));
        }
        return ranked.subList(0, Math.min(count, ranked.size()));
    }

    private static Map<String, Integer> ranks(List<Pod> related) {
        Map<String, Integer> perNode = new HashMap<>();
        for (Pod pod : related) {
            if (Pods.isActive(pod)) {
                perNode.merge(pod.spec().nodeName(), 1, Integer::sum);
            }
        }
        return perNode;
    }

    private static Comparator<Pod> leastUsefulFirst(Map<String, Integer> ranks, Instant now) {
        return Comparator.<Pod, Boolean>comparing(pod -> !pod.spec().nodeName().isEmpty())
                .thenComparing(PodPreference::phaseRank)
                .thenComparing(Pods::isReady)
                .thenComparing(PodPreference::deletionCost)
                .thenComparing(pod -> -ranks.getOrDefault(pod.spec().nodeName(), 0))
                .thenComparing(youngerFirst(pod -> Pods.readySince(pod).orElse(Instant.EPOCH), now))
                .thenComparing(pod -> -restarts(pod))
                .thenComparing(youngerFirst(PodPreference::created, now));
    }

    private static int phaseRank(Pod pod) {
        return switch (pod.status().phase()) {
            case "Pending" -> 0;
            case "Running" -> 2;
            default -> 1;
        };
    }

    private static int deletionCost(Pod pod) {
        try {
            return Integer.parseInt(pod.metadata().annotations().getOrDefault(DELETION_COST, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static int restarts(Pod pod) {
        int most = 0;
        for (ContainerStatus status : pod.status().containerStatuses()) {
            most = Math.max(most, status.restartCount());
        }
        return most;
    }

    private static Instant created(Pod pod) {
        return Timestamps.parse(pod.metadata().creationTimestamp()).orElse(Instant.EPOCH);
    }

    /** Ages count by their logarithm; among pods of about the same age the uid decides, which is chance. */
    private static Comparator<Pod> youngerFirst(Function<Pod, Instant> since, Instant now) {
        Comparator<Pod> byAge = Comparator.<Pod>comparingInt(pod -> ageRank(since.apply(pod), now))
                .thenComparing(pod -> pod.metadata().uid());
        return (one, other) -> since.apply(one).equals(since.apply(other)) ? 0 : byAge.compare(one, other);
    }

    private static int ageRank(Instant since, Instant now) {
        double nanos = Math.max(1, Duration.between(since, now).toSeconds() * 1e9 + now.getNano());
        return Math.getExponent(nanos);
    }
}

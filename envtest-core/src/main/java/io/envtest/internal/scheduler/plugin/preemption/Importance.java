package io.envtest.internal.scheduler.plugin.preemption;

import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.internal.scheduler.framework.PodInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Which pods it is worse to lose. */
final class Importance {

    /** Higher priority first, and of equal ones the one that has run longer. */
    static final Comparator<PodInfo> MOST_IMPORTANT_FIRST =
            Comparator.<PodInfo>comparingInt(pod -> -pod.priority()).thenComparing(Importance::started);

    /** Where least is lost: protected pods, then high priorities, then many pods, then long-running ones. */
    static final Comparator<VictimSearch.Found> LEAST_LOSS = Comparator.comparingInt(VictimSearch.Found::violations)
            .thenComparingInt(found -> highestPriority(found.victims()))
            .thenComparingLong(found -> prioritySum(found.victims()))
            .thenComparingInt(found -> found.victims().size())
            .thenComparing(found -> earliestStart(found.victims()), Comparator.reverseOrder());

    private Importance() {}

    private static Instant started(PodInfo pod) {
        return Timestamps.parse(pod.pod().status().startTime()).orElse(Instant.MAX);
    }

    private static int highestPriority(List<PodInfo> pods) {
        return pods.stream().mapToInt(PodInfo::priority).max().orElse(Integer.MIN_VALUE);
    }

    private static long prioritySum(List<PodInfo> pods) {
        return pods.stream()
                .mapToLong(pod -> (long) pod.priority() - Integer.MIN_VALUE)
                .sum();
    }

    private static Instant earliestStart(List<PodInfo> pods) {
        int highest = highestPriority(pods);
        return pods.stream()
                .filter(pod -> pod.priority() == highest)
                .map(Importance::started)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}

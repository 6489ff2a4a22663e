package io.envtest.internal.controller.hpa;

import io.envtest.api.ObjectKey;
import io.envtest.time.ClusterClock;
import io.envtest.view.autoscaling.v2.HPAScalingRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was worked out of late for each autoscaler, so that it does not follow every dip. Thread-safe. */
final class Recommendations {

    private static final Duration DEFAULT_WINDOW = Duration.ofMinutes(5);

    private final ClusterClock clock;
    private final Map<ObjectKey, List<Recommendation>> recent = new HashMap<>();

    private record Recommendation(Instant time, int replicas) {}

    Recommendations(ClusterClock clock) {
        this.clock = clock;
    }

    /** Notes a number and returns the highest of the time over which scaling down is to be steadied. */
    synchronized int highest(ObjectKey key, HPAScalingRules scaleDown, int replicas) {
        Duration window = scaleDown.hasStabilizationWindowSeconds()
                ? Duration.ofSeconds(scaleDown.stabilizationWindowSeconds())
                : DEFAULT_WINDOW;
        Instant since = clock.now().minus(window);
        List<Recommendation> list = recent.computeIfAbsent(key, each -> new ArrayList<>());
        list.removeIf(each -> each.time().isBefore(since));
        list.add(new Recommendation(clock.now(), replicas));
        return list.stream().mapToInt(Recommendation::replicas).max().orElse(replicas);
    }
}

package io.envtest.internal.controller.daemonset;

import io.envtest.time.ClusterClock;
import io.envtest.view.apps.v1.DaemonSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Replaces a failed pod at once, but one that fails on the same node again only after 1 s, 2 s, … 15 min. Thread-safe. */
final class FailureBackoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final ClusterClock clock;
    private final Map<Place, Pause> pauses = new HashMap<>();

    private record Place(String set, long generation, String node) {}

    private record Pause(long since, long nanos) {}

    FailureBackoff(ClusterClock clock) {
        this.clock = clock;
    }

    /** How long a failed pod must stay; zero if it may be replaced now, which counts. */
    synchronized Duration remaining(DaemonSet set, String node) {
        long now = clock.nanos();
        pauses.values().removeIf(pause -> now - pause.since() > 2 * LONGEST.toNanos());
        Place place = new Place(set.metadata().uid(), set.status().observedGeneration(), node);
        Pause pause = pauses.get(place);
        if (pause != null && now - pause.since() < pause.nanos()) {
            return Duration.ofNanos(pause.since() + pause.nanos() - now);
        }
        long next = pause == null ? FIRST.toNanos() : Math.min(2 * pause.nanos(), LONGEST.toNanos());
        pauses.put(place, new Pause(now, next));
        return Duration.ZERO;
    }
}

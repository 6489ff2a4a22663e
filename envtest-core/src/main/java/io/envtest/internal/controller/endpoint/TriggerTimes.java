package io.envtest.internal.controller.endpoint;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodCondition;
import io.envtest.view.core.v1.Service;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Since when what a service leads to has been out of date: the earliest of the times at which the service came and its pods
 * became ready or ceased to be, among those that are newer than when last asked. Thread-safe.
 */
final class TriggerTimes {

    /** What was known of a service when last asked. */
    private record Known(Instant service, Map<String, Readiness> pods) {
        static final Known NOTHING = new Known(Instant.MIN, Map.of());
    }

    /** Since when a pod is ready or is not. Times are whole seconds: within one, the other state is the newer one. */
    private record Readiness(Instant since, String status) {
        boolean isNewerThan(@Nullable Readiness known) {
            return known == null
                    || since.isAfter(known.since)
                    || (since.equals(known.since) && !status.equals(known.status));
        }
    }

    private final Map<ObjectKey, Known> byService = new ConcurrentHashMap<>();

    /** The earliest new time; empty if nothing has a newer time than before. */
    Optional<Instant> next(Service service, List<Pod> pods) {
        ObjectKey key = Meta.key(service.metadata());
        Known known = byService.getOrDefault(key, Known.NOTHING);
        Map<String, Readiness> states = new HashMap<>();
        Instant earliest = Instant.MAX;
        for (Pod pod : pods) {
            String name = pod.metadata().name();
            Optional<Readiness> state = readiness(pod);
            if (state.isPresent()) {
                states.put(name, state.get());
                earliest =
                        state.get().isNewerThan(known.pods().get(name)) ? min(earliest, state.get().since) : earliest;
            }
        }
        Instant created =
                Timestamps.parse(service.metadata().creationTimestamp()).orElse(Instant.MIN);
        earliest = created.isAfter(known.service()) ? min(earliest, created) : earliest;
        byService.put(key, new Known(created, states));
        return earliest.equals(Instant.MAX) ? Optional.empty() : Optional.of(earliest);
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Optional<Readiness> readiness(Pod pod) {
        for (PodCondition condition : pod.status().conditions()) {
            if (condition.type().equals("Ready")) {
                return Timestamps.parse(condition.lastTransitionTime())
                        .map(since -> new Readiness(since, condition.status()));
            }
        }
        return Optional.empty();
    }

    /** A service is gone. */
    void forget(ObjectKey service) {
        byService.remove(service);
    }
}

package io.envtest.internal.controller.disruption;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pods of a budget whose eviction was allowed and that are not deleted yet. After two minutes a pod counts as spared.
 *
 * @param times names, with the time of the eviction
 * @param recheck when the next of them is due
 */
record DisruptedPods(Map<String, String> times, Result recheck) {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Those of a budget that still count. */
    static DisruptedPods of(PodDisruptionBudget budget, List<Pod> pods, Instant now, EventRecorder events) {
        Map<String, String> known = budget.status().disruptedPods();
        Map<String, String> times = new LinkedHashMap<>();
        Result recheck = Result.DONE;
        for (Pod pod : pods) {
            String time = known.getOrDefault(pod.metadata().name(), "");
            if (Pods.isDeleting(pod) || time.isEmpty()) {
                continue;
            }
            Instant due = Timestamps.parse(time).orElse(Instant.EPOCH).plus(PATIENCE);
            if (due.isBefore(now)) {
                String name =
                        budget.metadata().namespace() + "/" + budget.metadata().name();
                events.warning(pod, "NotDeleted", "Pod was expected by PDB " + name + " to be deleted but it wasn't");
            } else {
                times.put(pod.metadata().name(), time);
                recheck = recheck.sooner(Result.after(Duration.between(now, due).plusSeconds(1)));
            }
        }
        return new DisruptedPods(times, recheck);
    }
}

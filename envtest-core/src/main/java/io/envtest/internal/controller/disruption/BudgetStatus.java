package io.envtest.internal.controller.disruption;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.Condition;
import io.envtest.view.policy.v1.PodDisruptionBudget;
import io.envtest.view.policy.v1.PodDisruptionBudgetStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the status of a budget, if it has changed. */
final class BudgetStatus {

    private static final String ALLOWED = "DisruptionAllowed";

    private final Client client;
    private final ClusterClock clock;

    BudgetStatus(Client client, ClusterClock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Writes what is expected, what there is, and how many pods may therefore go.
     *
     * @param disrupted names of pods whose eviction was allowed and that are not gone yet, with the time
     */
    void write(PodDisruptionBudget budget, List<Pod> pods, Expected expected, Map<String, String> disrupted) {
        int healthy = healthy(pods, disrupted);
        int allowed = expected.pods() <= 0 ? 0 : Math.max(0, healthy - expected.healthy());
        PodDisruptionBudget changed = copy(budget);
        PodDisruptionBudgetStatus status = changed.status();
        status.setObservedGeneration(budget.metadata().generation())
                .setDisruptionsAllowed(allowed)
                .setCurrentHealthy(healthy)
                .setDesiredHealthy(expected.healthy())
                .setExpectedPods(expected.pods());
        if (disrupted.isEmpty()) {
            status.removeDisruptedPods();
        } else {
            status.setDisruptedPods(disrupted);
        }
        condition(changed, allowed > 0, allowed > 0 ? "SufficientPods" : "InsufficientPods", "");
        store(budget, changed);
    }

    /** Allows no disruption, since what is expected is not known. */
    void failSafe(PodDisruptionBudget budget, String problem) {
        PodDisruptionBudget changed = copy(budget);
        changed.status().setDisruptionsAllowed(0);
        condition(changed, false, "SyncFailed", problem);
        store(budget, changed);
    }

    private static PodDisruptionBudget copy(PodDisruptionBudget budget) {
        return PodDisruptionBudget.of(budget.node().deepCopy());
    }

    private static int healthy(List<Pod> pods, Map<String, String> disrupted) {
        return (int) pods.stream()
                .filter(pod -> !Pods.isDeleting(pod) && Pods.isReady(pod))
                .filter(pod -> !disrupted.containsKey(pod.metadata().name()))
                .count();
    }

    private void condition(PodDisruptionBudget budget, boolean allowed, String reason, String message) {
        String value = allowed ? "True" : "False";
        Optional<Condition> found = Conditions.find(budget.status(), ALLOWED);
        Condition condition = found.orElseGet(() -> Conditions.append(budget.status(), ALLOWED, value));
        if (found.isEmpty() || !condition.status().equals(value)) {
            condition.setLastTransitionTime(Timestamps.now(clock));
        }
        condition
                .setStatus(value)
                .setReason(reason)
                .setMessage(message)
                .setObservedGeneration(budget.status().observedGeneration());
    }

    private void store(PodDisruptionBudget before, PodDisruptionBudget now) {
        if (!Semantic.equal(before.status(), now.status())) {
            client.updateStatus(Resources.POD_DISRUPTION_BUDGETS, now);
        }
    }
}

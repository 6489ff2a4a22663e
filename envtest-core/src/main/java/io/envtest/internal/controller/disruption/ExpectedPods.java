package io.envtest.internal.controller.disruption;

import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.Shares;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.OwnerReference;
import io.envtest.view.policy.v1.PodDisruptionBudget;
import io.envtest.view.policy.v1.PodDisruptionBudgetSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts what a budget expects: a number as it stands, a share and {@code maxUnavailable} of what the pods' controllers want. */
final class ExpectedPods {

    private final WantedReplicas replicas;

    ExpectedPods(WantedReplicas replicas) {
        this.replicas = replicas;
    }

    /** What a budget expects of its pods. */
    Expected of(PodDisruptionBudget budget, List<Pod> pods) throws UncountablePodsException {
        PodDisruptionBudgetSpec spec = budget.spec();
        List<String> unmanaged = new ArrayList<>();
        if (spec.hasMaxUnavailable()) {
            int wanted = wanted(pods, unmanaged);
            int healthy = wanted - Shares.of(spec.maxUnavailable(), wanted, true);
            return new Expected(wanted, Math.max(0, healthy), unmanaged);
        }
        if (!spec.hasMinAvailable()) {
            return new Expected(0, 0, unmanaged);
        }
        if (spec.minAvailable().isInt()) {
            return new Expected(pods.size(), spec.minAvailable().intValue(), unmanaged);
        }
        int wanted = wanted(pods, unmanaged);
        return new Expected(wanted, Shares.of(spec.minAvailable(), wanted, true), unmanaged);
    }

    /** The sum of what the pods' controllers want, each counted once. */
    private int wanted(List<Pod> pods, List<String> unmanaged) throws UncountablePodsException {
        Set<String> counted = new HashSet<>();
        int sum = 0;
        for (Pod pod : pods) {
            Optional<OwnerReference> controller = ControllerRefs.controllerOf(pod.metadata());
            if (controller.isEmpty()) {
                unmanaged.add(pod.metadata().name());
                continue;
            }
            if (counted.contains(controller.get().uid())) {
                continue;
            }
            Scaled scaled = replicas.of(pod.metadata().namespace(), controller.get())
                    .orElseThrow(() -> new UncountablePodsException(
                            "found no controllers for pod \"" + pod.metadata().name() + "\""));
            counted.add(controller.get().uid());
            sum += counted.add("scaled/" + scaled.uid()) ? scaled.replicas() : 0;
        }
        return sum;
    }

    /**
     * An object that wants pods.
     *
     * @param uid its uid
     * @param replicas how many
     */
    record Scaled(String uid, int replicas) {}
}

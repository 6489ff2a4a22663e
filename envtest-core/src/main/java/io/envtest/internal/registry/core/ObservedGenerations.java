package io.envtest.internal.registry.core;

import io.envtest.view.core.v1.PodCondition;
import io.envtest.view.core.v1.PodStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps which generation of a pod its status speaks of when a client that does not know of generations writes the
 * status.
 */
final class ObservedGenerations {

    private ObservedGenerations() {}

    /** Takes over what the new status leaves out; conditions are matched by their type, several of one in order. */
    static void keep(PodStatus status, PodStatus old) {
        if (status.observedGeneration() == 0 && old.observedGeneration() != 0) {
            status.setObservedGeneration(old.observedGeneration());
        }
        Map<String, Deque<Long>> before = new HashMap<>();
        for (PodCondition condition : old.conditions()) {
            before.computeIfAbsent(condition.type(), type -> new ArrayDeque<>()).add(condition.observedGeneration());
        }
        for (PodCondition condition : status.conditions()) {
            Deque<Long> generations = before.get(condition.type());
            if (generations == null) {
                continue;
            }
            long generation = generations.size() > 1 ? generations.remove() : generations.element();
            if (condition.observedGeneration() == 0 && generation != 0) {
                condition.setObservedGeneration(generation);
            }
        }
    }
}

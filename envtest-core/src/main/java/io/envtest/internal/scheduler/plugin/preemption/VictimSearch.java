package io.envtest.internal.scheduler.plugin.preemption;

import io.envtest.internal.scheduler.framework.Filters;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.Snapshot;
import io.envtest.internal.scheduler.framework.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the fewest and least important pods that would have to leave a node for another to fit. */
final class VictimSearch {

    private final Filters filters;

    VictimSearch(Filters filters) {
        this.filters = filters;
    }

    /**
     * What was found for a node.
     *
     * @param verdict why the pod would not fit even then
     * @param victims pods that would have to go, most important first
     * @param violations how many of them a disruption budget protects
     */
    record Found(NodeInfo node, Verdict verdict, List<PodInfo> victims, int violations) {}

    /** Looks at one node; {@code isProtected} tells pods that a disruption budget protects. */
    Found search(PodInfo pod, NodeInfo node, Snapshot snapshot, Predicate<PodInfo> isProtected) {
        List<PodInfo> lower = new ArrayList<>(node.pods());
        lower.removeIf(other -> other.priority() >= pod.priority());
        if (lower.isEmpty()) {
            Verdict none =
                    new Verdict(Verdict.Code.UNRESOLVABLE, List.of("No preemption victims found for incoming pod"), "");
            return new Found(node, none, List.of(), 0);
        }
        NodeInfo remaining = node;
        for (PodInfo other : lower) {
            remaining = remaining.without(other);
        }
        Verdict verdict = filters.filterAnew(pod, remaining, snapshot);
        return verdict.fits()
                ? reprieve(pod, node, remaining, lower, snapshot, isProtected)
                : new Found(node, verdict, List.of(), 0);
    }

    /** Lets those stay beside whom the pod still fits, protected and important ones first. */
    private Found reprieve(
            PodInfo pod,
            NodeInfo node,
            NodeInfo emptied,
            List<PodInfo> lower,
            Snapshot snapshot,
            Predicate<PodInfo> isProtected) {
        Set<String> guarded = new HashSet<>();
        lower.stream().filter(isProtected).forEach(other -> guarded.add(other.uid()));
        lower.sort(Comparator.<PodInfo, Boolean>comparing(other -> !guarded.contains(other.uid()))
                .thenComparing(Importance.MOST_IMPORTANT_FIRST));
        List<PodInfo> victims = new ArrayList<>();
        NodeInfo remaining = emptied;
        int violations = 0;
        for (PodInfo other : lower) {
            NodeInfo with = remaining.with(other);
            if (filters.filterAnew(pod, with, snapshot).fits()) {
                remaining = with;
            } else {
                victims.add(other);
                violations += guarded.contains(other.uid()) ? 1 : 0;
            }
        }
        victims.sort(Importance.MOST_IMPORTANT_FIRST);
        return new Found(node, Verdict.FITS, victims, violations);
    }
}

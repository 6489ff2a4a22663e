package io.envtest.internal.scheduler.framework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says why a pod fits no node, as users read it: each reason with the number of nodes it holds for. */
public final class Diagnosis {

    private Diagnosis() {}

    /** For example {@code 0/3 nodes are available: 1 Insufficient cpu, 2 node(s) were unschedulable.} */
    public static String of(int nodes, Collection<Verdict> verdicts) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Verdict verdict : verdicts) {
            verdict.reasons().forEach(reason -> counts.merge(reason, 1, Integer::sum));
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((reason, count) -> parts.add(count + " " + reason));
        parts.sort(String::compareTo);
        return of(nodes, String.join(", ", parts));
    }

    /** A reason that holds for the whole cluster. */
    public static String of(int nodes, String reason) {
        return "0/" + nodes + " nodes are available:" + (reason.isEmpty() ? "" : " " + reason + ".");
    }
}

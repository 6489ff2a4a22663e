package io.envtest.internal.scheduler.framework;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs the plugins that say whether a pod can go somewhere. Immutable. */
public final class Filters {

    private final List<PreFilterPlugin> preFilters;
    private final List<FilterPlugin> filters;

    /** Runs these plugins, in this order. */
    public Filters(List<PreFilterPlugin> preFilters, List<FilterPlugin> filters) {
        this.preFilters = List.copyOf(preFilters);
        this.filters = List.copyOf(filters);
    }

    /** Looks at the pod and the whole cluster. */
    public Prepared prepare(CycleState state, PodInfo pod, Snapshot snapshot) {
        Optional<Set<String>> nodes = Optional.empty();
        String restricting = "";
        for (PreFilterPlugin plugin : preFilters) {
            PreFilterPlugin.Outcome outcome = plugin.preFilter(state, pod, snapshot);
            if (!outcome.verdict().fits()) {
                return new Prepared(outcome.verdict(), Optional.empty(), "");
            }
            if (outcome.nodes().isPresent()) {
                nodes = outcome.nodes();
                restricting = plugin.name();
            }
        }
        return new Prepared(Verdict.FITS, nodes, restricting);
    }

    /** Says whether the pod can go to a node; the first plugin that refuses decides. */
    public Verdict filter(CycleState state, PodInfo pod, NodeInfo node) {
        for (FilterPlugin plugin : filters) {
            Verdict verdict = plugin.filter(state, pod, node);
            if (!verdict.fits()) {
                return verdict;
            }
        }
        return Verdict.FITS;
    }

    /** Whether the pod could go to a node if the cluster were in this state. */
    public Verdict filterAnew(PodInfo pod, NodeInfo node, Snapshot snapshot) {
        CycleState state = new CycleState();
        Prepared prepared = prepare(state, pod, snapshot.with(node));
        return prepared.verdict().fits() ? filter(state, pod, node) : prepared.verdict();
    }

    /**
     * What is known before the nodes are looked at one by one.
     *
     * @param verdict whether the pod can be scheduled at all
     * @param nodes the only nodes worth looking at; empty for all
     * @param restricting the plugin that named these
     */
    public record Prepared(Verdict verdict, Optional<Set<String>> nodes, String restricting) {}
}

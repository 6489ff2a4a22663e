package io.envtest.internal.scheduler.plugin.nodeaffinity;

import io.envtest.internal.meta.NodeSelectors;
import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.FilterPlugin;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.PreFilterPlugin;
import io.envtest.internal.scheduler.framework.ScorePlugin;
import io.envtest.internal.scheduler.framework.Scores;
import io.envtest.internal.scheduler.framework.Snapshot;
import io.envtest.internal.scheduler.framework.Verdict;
import io.envtest.view.core.v1.NodeSelector;
import io.envtest.view.core.v1.NodeSelectorRequirement;
import io.envtest.view.core.v1.NodeSelectorTerm;
import io.envtest.view.core.v1.PreferredSchedulingTerm;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A pod goes only where its node selector and required node affinity allow, and best where it prefers to. */
public final class NodeAffinity implements PreFilterPlugin, FilterPlugin, ScorePlugin {

    private static final int WEIGHT = 2;

    @Override
    public String name() {
        return "NodeAffinity";
    }

    /** A pod that asks for nodes by name needs no look at the others. */
    @Override
    public Outcome preFilter(CycleState state, PodInfo pod, Snapshot snapshot) {
        NodeSelector required =
                pod.pod().spec().affinity().nodeAffinity().requiredDuringSchedulingIgnoredDuringExecution();
        if (!required.present()) {
            return Outcome.GO_ON;
        }
        Set<String> names = new LinkedHashSet<>();
        for (NodeSelectorTerm term : required.nodeSelectorTerms()) {
            Optional<Set<String>> named = named(term);
            if (named.isEmpty()) {
                return Outcome.GO_ON;
            }
            names.addAll(named.get());
        }
        return new Outcome(Verdict.FITS, Optional.of(names));
    }

    /** The only nodes a term can match; empty if it does not say. */
    private static Optional<Set<String>> named(NodeSelectorTerm term) {
        Set<String> names = null;
        for (NodeSelectorRequirement field : term.matchFields()) {
            if (field.key().equals("metadata.name") && field.operator().equals("In")) {
                Collection<String> values = field.values();
                if (names == null) {
                    names = new LinkedHashSet<>(values);
                } else {
                    names.retainAll(values);
                }
            }
        }
        return Optional.ofNullable(names);
    }

    @Override
    public Verdict filter(CycleState state, PodInfo pod, NodeInfo node) {
        return NodeSelectors.matches(pod.pod().spec(), node.name(), node.labels())
                ? Verdict.FITS
                : Verdict.unresolvable(this, "node(s) didn't match Pod's node affinity/selector");
    }

    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        long sum = 0;
        for (PreferredSchedulingTerm term :
                pod.pod().spec().affinity().nodeAffinity().preferredDuringSchedulingIgnoredDuringExecution()) {
            boolean empty = term.preference().matchExpressions().isEmpty()
                    && term.preference().matchFields().isEmpty();
            if (empty || NodeSelectors.matches(term.preference(), node.name(), node.labels())) {
                sum += term.weight();
            }
        }
        return sum;
    }

    @Override
    public void normalize(CycleState state, PodInfo pod, Map<String, Long> scores) {
        Scores.byHighest(scores, false);
    }

    @Override
    public int weight() {
        return WEIGHT;
    }

    @Override
    public boolean mayHelp(ClusterEvent event, PodInfo refused) {
        return event.kind() == ClusterEvent.Kind.POD_UPDATED
                || (event.isNode()
                        && event.node()
                                .filter(node -> NodeSelectors.matches(
                                        refused.pod().spec(),
                                        node.metadata().name(),
                                        node.metadata().labels()))
                                .isPresent());
    }
}

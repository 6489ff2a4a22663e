package io.envtest.internal.scheduler.plugin.preemption;

import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.Diagnosis;
import io.envtest.internal.scheduler.framework.Filters;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.PostFilterPlugin;
import io.envtest.internal.scheduler.framework.Snapshot;
import io.envtest.internal.scheduler.framework.Verdict;
import io.envtest.view.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes less important pods leave a node for a pod that fits nowhere else.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/">Preemption</a>
 */
public final class DefaultPreemption implements PostFilterPlugin {

    private final VictimSearch search;
    private final Lister<PodDisruptionBudget> budgets;
    private final Eviction eviction;

    /**
     * Makes the plugin.
     *
     * @param filters say whether the pod would fit
     * @param budgets which pods are protected
     * @param eviction makes pods leave
     */
    public DefaultPreemption(Filters filters, Lister<PodDisruptionBudget> budgets, Eviction eviction) {
        this.search = new VictimSearch(filters);
        this.budgets = budgets;
        this.eviction = eviction;
    }

    @Override
    public String name() {
        return "DefaultPreemption";
    }

    @Override
    public Outcome postFilter(CycleState state, PodInfo pod, Snapshot snapshot, Map<String, Verdict> verdicts) {
        String ineligible = ineligible(pod, snapshot);
        if (!ineligible.isEmpty()) {
            return new Outcome(pod.pod().status().nominatedNodeName(), "preemption: " + ineligible);
        }
        List<Verdict> explanations = new ArrayList<>();
        List<VictimSearch.Found> candidates = new ArrayList<>();
        for (NodeInfo node : snapshot.nodes()) {
            Verdict verdict = verdicts.getOrDefault(node.name(), Verdict.FITS);
            if (verdict.code() != Verdict.Code.UNSCHEDULABLE) {
                explanations.add(Verdict.unresolvable(this, "Preemption is not helpful for scheduling"));
                continue;
            }
            VictimSearch.Found found = search.search(pod, node, snapshot, this::isProtected);
            if (found.verdict().fits()) {
                candidates.add(found);
            } else {
                explanations.add(found.verdict());
            }
        }
        if (candidates.isEmpty()) {
            String message = Diagnosis.of(snapshot.nodes().size(), explanations);
            return new Outcome("", "preemption: " + message);
        }
        VictimSearch.Found best = candidates.stream().min(Importance.LEAST_LOSS).orElseThrow();
        best.victims().forEach(victim -> eviction.evict(victim, pod, best.node().name()));
        return new Outcome(best.node().name(), "");
    }

    /** Why the pod may not make others leave; empty if it may. */
    private static String ineligible(PodInfo pod, Snapshot snapshot) {
        if (pod.pod().spec().preemptionPolicy().equals("Never")) {
            return "not eligible due to preemptionPolicy=Never.";
        }
        String nominated = pod.pod().status().nominatedNodeName();
        boolean roomIsBeingMade = snapshot.node(nominated).stream()
                .flatMap(node -> node.pods().stream())
                .anyMatch(other -> other.priority() < pod.priority() && other.deleting());
        return roomIsBeingMade ? "not eligible due to a terminating pod on the nominated node." : "";
    }

    private boolean isProtected(PodInfo pod) {
        return budgets.list(pod.key().namespace()).stream()
                .filter(budget -> budget.status().disruptionsAllowed() <= 0)
                .anyMatch(budget -> Selector.of(budget.spec().selector()).matches(pod.labels())
                        && !budget.status()
                                .disruptedPods()
                                .containsKey(pod.key().name()));
    }

    @Override
    public boolean mayHelp(ClusterEvent event, PodInfo refused) {
        return event.kind() == ClusterEvent.Kind.POD_ON_NODE_GONE;
    }
}

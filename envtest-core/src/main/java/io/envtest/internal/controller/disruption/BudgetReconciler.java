package io.envtest.internal.controller.disruption;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.controller.runtime.SelectorText;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;

/** Counts the pods of one budget after another. */
final class BudgetReconciler {

    private static final String RECORDER = "controllermanager";

    private final ControllerSetup setup;
    private final EventRecorder events;
    private final Lister<PodDisruptionBudget> budgets;
    private final Lister<Pod> pods;
    private final ExpectedPods expectedPods;
    private final BudgetStatus status;
    private final ReconcileLoop<ObjectKey> loop;

    private BudgetReconciler(ControllerSetup setup) {
        this.setup = setup;
        this.events = setup.events(RECORDER);
        this.budgets = setup.lister(Resources.POD_DISRUPTION_BUDGETS);
        this.pods = setup.lister(Resources.PODS);
        this.expectedPods = new ExpectedPods(new WantedReplicas(setup));
        this.status = new BudgetStatus(setup.client(), setup.clock());
        this.loop = setup.loop(this::reconcile);
    }

    static void setUp(ControllerSetup setup) {
        BudgetReconciler reconciler = new BudgetReconciler(setup);
        setup.watch(Resources.POD_DISRUPTION_BUDGETS, budget -> reconciler.loop.add(Meta.key(budget.metadata())));
        setup.watch(Resources.PODS, reconciler.new PodChanges());
    }

    /** A pod that comes, changes or goes concerns the budgets that select it. */
    private final class PodChanges implements Watcher<Pod> {

        @Override
        public void added(Pod pod) {
            enqueue(pod);
        }

        @Override
        public void updated(Pod before, Pod now) {
            enqueue(now);
            Map<String, String> labels = before.metadata().labels();
            if (!labels.equals(now.metadata().labels())) {
                enqueue(before);
            }
        }

        @Override
        public void deleted(Pod pod) {
            enqueue(pod);
        }
    }

    private void enqueue(Pod pod) {
        for (PodDisruptionBudget budget : budgets.list(pod.metadata().namespace())) {
            if (Selector.of(budget.spec().selector()).matches(pod.metadata().labels())) {
                loop.add(Meta.key(budget.metadata()));
            }
        }
    }

    private Result reconcile(ObjectKey key) {
        return budgets.get(key).map(this::count).orElse(Result.DONE);
    }

    private Result count(PodDisruptionBudget budget) {
        Selector selector = Selector.of(budget.spec().selector());
        List<Pod> selected = pods.list(budget.metadata().namespace()).stream()
                .filter(pod -> selector.matches(pod.metadata().labels()))
                .toList();
        if (selected.isEmpty()) {
            events.normal(budget, "NoPods", "No matching pods found");
        }
        try {
            Expected expected = expectedPods.of(budget, selected);
            warnOfUnmanaged(budget, expected);
            DisruptedPods disrupted =
                    DisruptedPods.of(budget, selected, setup.clock().now(), events);
            status.write(budget, selected, expected, disrupted.times());
            return disrupted.recheck();
        } catch (UncountablePodsException e) {
            events.warning(
                    budget,
                    "CalculateExpectedPodCountFailed",
                    "Failed to calculate the number of expected pods: " + e.getMessage());
            status.failSafe(budget, e.getMessage());
            return Result.DONE;
        }
    }

    private void warnOfUnmanaged(PodDisruptionBudget budget, Expected expected) {
        if (!expected.unmanaged().isEmpty()) {
            events.warning(
                    budget,
                    "UnmanagedPods",
                    "Pods selected by this PodDisruptionBudget (selector: "
                            + SelectorText.of(budget.spec().selector()) + ") were found to be unmanaged."
                            + " As a result, the status of the PDB cannot be calculated correctly, which may result in"
                            + " undefined behavior. To account for these pods please set \".spec.minAvailable\" field"
                            + " of the PDB to an integer value.");
        }
    }
}

package io.envtest.internal.controller.statefulset;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.PodWatcher;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Expectations;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Selector;

/**
 * Runs the pods of StatefulSets.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/">StatefulSet</a>
 */
public final class StatefulSetController extends Controller {

    /** Makes the controller. */
    public StatefulSetController() {
        super("statefulset-controller", "statefulset-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        StatefulSetReconciler reconciler = new StatefulSetReconciler(setup, setup.events());
        ReconcileLoop<ObjectKey> loop = setup.loop(reconciler::reconcile);
        setup.watch(Resources.STATEFUL_SETS, set -> loop.add(Meta.key(set.metadata())));
        setup.watch(
                Resources.PODS,
                new PodWatcher<>(
                        Resources.STATEFUL_SETS,
                        setup.lister(Resources.STATEFUL_SETS),
                        set -> Selector.of(set.spec().selector()),
                        new Expectations(setup.clock()),
                        loop::add));
    }
}

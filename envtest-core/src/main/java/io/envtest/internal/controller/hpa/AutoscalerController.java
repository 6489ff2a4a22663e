package io.envtest.internal.controller.hpa;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.view.autoscaling.v2.HorizontalPodAutoscaler;

/**
 * Scales what autoscalers point at.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/">Horizontal pod autoscaling</a>
 */
public final class AutoscalerController extends Controller {

    /** Makes the controller. */
    public AutoscalerController() {
        super("horizontal-pod-autoscaler-controller", "horizontal-pod-autoscaler");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<HorizontalPodAutoscaler> autoscalers = setup.lister(Resources.HORIZONTAL_POD_AUTOSCALERS);
        AutoscalerReconciler reconciler = new AutoscalerReconciler(setup);
        ReconcileLoop<ObjectKey> loop = setup.loop(
                key -> autoscalers.get(key).map(reconciler::reconcile).orElse(Result.DONE));
        setup.watch(Resources.HORIZONTAL_POD_AUTOSCALERS, new Watcher<HorizontalPodAutoscaler>() {
            @Override
            public void added(HorizontalPodAutoscaler autoscaler) {
                loop.add(Meta.key(autoscaler.metadata()));
            }

            @Override
            public void updated(HorizontalPodAutoscaler before, HorizontalPodAutoscaler now) {
                if (!before.spec().node().equals(now.spec().node())) {
                    loop.add(Meta.key(now.metadata()));
                }
            }

            @Override
            public void deleted(HorizontalPodAutoscaler autoscaler) {
                reconciler.forget(autoscaler);
            }
        });
    }
}

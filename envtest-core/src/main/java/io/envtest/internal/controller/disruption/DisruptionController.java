package io.envtest.internal.controller.disruption;

import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;

/**
 * Keeps the status of PodDisruptionBudgets.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/disruptions/">Disruptions</a>
 */
public final class DisruptionController extends Controller {

    /** Makes the controller. */
    public DisruptionController() {
        super("disruption-controller", "disruption-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        BudgetReconciler.setUp(setup);
        StaleDisruption.setUp(setup);
    }
}

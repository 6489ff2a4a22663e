package io.envtest.internal.controller.replicaset;

import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Selector;

/**
 * Keeps as many pods of a ReplicaSet running as it asks for.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/">ReplicaSet</a>
 */
public final class ReplicaSetController extends Controller {

    /** Makes the controller. */
    public ReplicaSetController() {
        super("replicaset-controller", "replicaset-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        ReplicaManager.setUp(
                setup,
                setup.events(),
                new ReplicaKind(
                        Resources.REPLICA_SETS,
                        replicaSet -> Selector.of(replicaSet.spec().selector()),
                        true));
    }
}

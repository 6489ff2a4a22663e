package io.envtest.internal.controller.replicaset;

import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Resource;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.core.v1.ReplicationController;

/**
 * Keeps as many pods of a ReplicationController running as it asks for.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/">ReplicationController</a>
 */
public final class ReplicationControllerController extends Controller {

    /** Makes the controller. */
    public ReplicationControllerController() {
        super("replicationcontroller-controller", "replication-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        // apart from its selector, a ReplicationController has the fields of a ReplicaSet
        Resource<ReplicaSet> resource = new Resource<>(
                Resources.REPLICATION_CONTROLLERS.id(), Resources.REPLICATION_CONTROLLERS.kind(), ReplicaSet::of);
        ReplicaKind kind = new ReplicaKind(
                resource,
                object -> Selector.of(
                        ReplicationController.of(object.node()).spec().selector()),
                false);
        ReplicaManager.setUp(setup, setup.events("replication-controller"), kind);
    }
}

package io.envtest.internal.controller.deployment;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.controller.runtime.Watchers;
import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.OwnerReference;
import java.util.Optional;

/**
 * Rolls Deployments out.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/">Deployment</a>
 */
public final class DeploymentController extends Controller {

    /** Makes the controller. */
    public DeploymentController() {
        super("deployment-controller", "deployment-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<Deployment> deployments = setup.lister(Resources.DEPLOYMENTS);
        DeploymentReconciler reconciler = new DeploymentReconciler(setup, setup.events());
        ReconcileLoop<ObjectKey> loop = setup.loop(reconciler::reconcile);
        setup.watch(Resources.DEPLOYMENTS, deployment -> loop.add(Meta.key(deployment.metadata())));
        setup.watch(
                Resources.REPLICA_SETS, Watchers.bothForms(replicaSet -> enqueueOwner(deployments, replicaSet, loop)));
        Lister<ReplicaSet> replicaSets = setup.lister(Resources.REPLICA_SETS);
        setup.watch(Resources.PODS, new LastPodGone(replicaSets, deployments, loop::add));
    }

    private static void enqueueOwner(
            Lister<Deployment> deployments, ReplicaSet replicaSet, ReconcileLoop<ObjectKey> loop) {
        ObjectMeta metadata = replicaSet.metadata();
        Optional<OwnerReference> owner = ControllerRefs.controllerOf(metadata);
        if (owner.isPresent()) {
            ownerOf(deployments, replicaSet).ifPresent(found -> loop.add(Meta.key(found.metadata())));
            return;
        }
        for (Deployment deployment : deployments.list(metadata.namespace())) {
            if (Selector.of(deployment.spec().selector()).matches(metadata.labels())) {
                loop.add(Meta.key(deployment.metadata()));
            }
        }
    }

    /** The Deployment that controls a ReplicaSet. */
    static Optional<Deployment> ownerOf(Lister<Deployment> deployments, ReplicaSet replicaSet) {
        ObjectMeta metadata = replicaSet.metadata();
        return ControllerRefs.controllerOf(metadata)
                .filter(owner -> owner.kind().equals(Deployment.KIND))
                .flatMap(owner -> deployments
                        .get(metadata.namespace(), owner.name())
                        .filter(found -> found.metadata().uid().equals(owner.uid())));
    }
}

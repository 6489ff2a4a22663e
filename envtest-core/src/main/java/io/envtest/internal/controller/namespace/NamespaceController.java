package io.envtest.internal.controller.namespace;

import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;

/**
 * Deletes what stands in a deleted namespace, says in its conditions what is left, and finalizes it when nothing is.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/administer-cluster/namespaces/">Namespaces</a>
 */
public final class NamespaceController extends Controller {

    /** Makes the controller. */
    public NamespaceController() {
        super("namespace-controller", "namespace-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        DeletionTrigger trigger = new DeletionTrigger(setup.context());
        NamespaceReconciler reconciler = new NamespaceReconciler(
                setup.client(),
                setup.clock(),
                new NamespaceContent(setup.client().api(), setup.context().discovery()),
                trigger);
        ReconcileLoop<String> loop = setup.loop(reconciler::reconcile);
        trigger.onDeletion(loop::add);
        setup.watch(Resources.NAMESPACES, namespace -> {
            if (Meta.deleting(namespace.metadata())) {
                loop.add(namespace.metadata().name());
            }
        });
    }
}

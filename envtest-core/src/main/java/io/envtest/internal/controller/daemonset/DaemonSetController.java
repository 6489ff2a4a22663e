package io.envtest.internal.controller.daemonset;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.PodWatcher;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Expectations;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.view.apps.v1.DaemonSet;
import io.envtest.view.core.v1.Node;
import java.util.function.Predicate;

/**
 * Runs a pod of each DaemonSet on every node it is for.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/">DaemonSet</a>
 */
public final class DaemonSetController extends Controller {

    /** Makes the controller. */
    public DaemonSetController() {
        super("daemonset-controller", "daemon-set-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Expectations expectations = new Expectations(setup.clock());
        DaemonSetReconciler reconciler = new DaemonSetReconciler(setup, setup.events(), expectations);
        ReconcileLoop<ObjectKey> loop = setup.loop(reconciler::reconcile);
        Lister<DaemonSet> sets = setup.lister(Resources.DAEMON_SETS);
        setup.watch(Resources.DAEMON_SETS, set -> loop.add(Meta.key(set.metadata())));
        setup.watch(
                Resources.PODS,
                new PodWatcher<>(
                        Resources.DAEMON_SETS,
                        sets,
                        set -> Selector.of(set.spec().selector()),
                        expectations,
                        loop::add));
        setup.watch(Resources.NODES, new NodeWatcher(loop, sets));
    }

    /**
     * Looks at the DaemonSets that have something to do on a node that came or changed. One whose pod may merely stay has not, and
     * of a node that went its pods tell when they go.
     */
    private record NodeWatcher(ReconcileLoop<ObjectKey> loop, Lister<DaemonSet> sets) implements Watcher<Node> {

        @Override
        public void added(Node node) {
            enqueue(set -> NodeFit.of(set, node) == NodeFit.WANTED);
        }

        @Override
        public void updated(Node before, Node now) {
            boolean sameLabels =
                    before.metadata().labels().equals(now.metadata().labels());
            if (!sameLabels || !before.spec().get("taints").equals(now.spec().get("taints"))) {
                enqueue(set -> NodeFit.of(set, now).asksForWork(NodeFit.of(set, before)));
            }
        }

        @Override
        public void deleted(Node node) {
            // the pods that were on it are collected, each of which is a change of its own
        }

        private void enqueue(Predicate<DaemonSet> concerned) {
            for (DaemonSet set : sets.list()) {
                if (concerned.test(set)) {
                    loop.add(Meta.key(set.metadata()));
                }
            }
        }
    }
}

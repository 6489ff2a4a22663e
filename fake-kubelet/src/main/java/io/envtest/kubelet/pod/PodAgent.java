package io.envtest.kubelet.pod;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.kubelet.node.Kubelets;
import io.envtest.kubelet.process.Processes;
import io.envtest.view.core.v1.Pod;
import java.util.List;

/** Runs the pods of all nodes. */
public final class PodAgent {

    /** Index of pods by the node they are bound to. */
    static final String BY_NODE = "spec.nodeName";

    private static final int WORKERS = 2;

    private final ControllerSetup setup;
    private final Kubelets kubelets;

    /** Makes the agent. */
    public PodAgent(ControllerSetup setup, Kubelets kubelets) {
        this.setup = setup;
        this.kubelets = kubelets;
    }

    /** Declares what it watches and does. */
    public void start() {
        setup.index(Resources.PODS, BY_NODE, pod -> List.of(pod.spec().nodeName()));
        Lister<Pod> pods = setup.lister(Resources.PODS);
        WaitingPods waiting = new WaitingPods();
        ContainerStates states =
                new ContainerStates(setup.clock(), setup.context().random());
        PodLifecycle lifecycle = new PodLifecycle(setup.clock(), states, new PodAddresses(pods));
        Processes processes = new Processes(setup);
        PodRestart restart = new PodRestart(states, new PodConditions(setup.clock()));
        PodContainers containers = new PodContainers(setup.clock(), states, processes, restart);
        PodReconciler reconciler = new PodReconciler(
                pods,
                setup.lister(Resources.NODES),
                kubelets,
                lifecycle,
                containers,
                restart,
                new Needs(setup),
                waiting);
        ReconcileLoop<ObjectKey> loop = setup.loop(WORKERS, reconciler::reconcile);
        setup.context().serveContainers(new SimulatedContainers(pods, processes, loop::add));
        setup.watch(Resources.PODS, new BoundPods(loop, reconciler));
        setup.watch(Resources.NODES, node -> {
            for (Pod pod : pods.byIndex(BY_NODE, node.metadata().name())) {
                if (!pod.status().hasStartTime()) {
                    loop.add(Meta.key(pod.metadata()));
                }
            }
        });
        setup.watch(
                Resources.CONFIG_MAPS,
                found -> waiting.in(found.metadata().namespace()).forEach(loop::add));
        setup.watch(
                Resources.SECRETS,
                found -> waiting.in(found.metadata().namespace()).forEach(loop::add));
        setup.watch(
                Resources.RESOURCE_CLAIMS,
                found -> waiting.in(found.metadata().namespace()).forEach(loop::add));
    }

    /** Passes on pods that are bound to a node. */
    private record BoundPods(ReconcileLoop<ObjectKey> loop, PodReconciler reconciler) implements Watcher<Pod> {

        @Override
        public void added(Pod pod) {
            if (!pod.spec().nodeName().isEmpty()) {
                loop.add(Meta.key(pod.metadata()));
            }
        }

        @Override
        public void updated(Pod before, Pod now) {
            added(now);
        }

        @Override
        public void deleted(Pod pod) {
            if (!pod.spec().nodeName().isEmpty()) {
                reconciler.forget(pod);
                loop.add(Meta.key(pod.metadata()));
            }
        }
    }
}

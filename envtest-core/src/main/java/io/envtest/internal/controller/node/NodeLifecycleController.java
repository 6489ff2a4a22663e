package io.envtest.internal.controller.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Watches over nodes: taints them by their condition, declares them unknown when they fall silent, and their pods not ready,
 * and keeps their labels.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller">Node controller</a>
 */
public final class NodeLifecycleController extends Controller {

    /** Index of pods by the node they are bound to. */
    static final String BY_NODE = "spec.nodeName";

    private static final String EVENT_SOURCE = "node-controller";

    /** Makes the controller. */
    public NodeLifecycleController() {
        super("node-lifecycle-controller", "node-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        setup.index(Resources.PODS, BY_NODE, pod -> List.of(pod.spec().nodeName()));
        Lister<Node> nodes = setup.lister(Resources.NODES);
        EventRecorder events = setup.events(EVENT_SOURCE);
        Monitor monitor = new Monitor(setup, nodes, events);
        ReconcileLoop<String> loop = setup.loop(monitor::reconcile);
        setup.watch(Resources.NODES, new Registrar(events, loop));
        setup.watch(Resources.LEASES, lease -> {
            if (lease.metadata().namespace().equals("kube-node-lease")) {
                loop.add(lease.metadata().name());
            }
        });
    }

    /** Tells of nodes that come and go. */
    private record Registrar(EventRecorder events, ReconcileLoop<String> loop) implements Watcher<Node> {

        @Override
        public void added(Node node) {
            tell(node, "RegisteredNode", "Registered Node %s in Controller");
            loop.add(node.metadata().name());
        }

        @Override
        public void updated(Node before, Node now) {
            loop.add(now.metadata().name());
        }

        @Override
        public void deleted(Node node) {
            tell(node, "RemovingNode", "Removing Node %s from Controller");
        }

        private void tell(Node node, String reason, String what) {
            String name = node.metadata().name();
            events.normal(node, reason, "Node " + name + " event: " + what.replace("%s", name));
        }
    }

    /** Looks at one node. */
    private static final class Monitor {

        private final Client client;
        private final ControllerSetup setup;
        private final Lister<Node> nodes;
        private final Lister<Pod> pods;
        private final EventRecorder events;
        private final NodeTainter tainter;
        private final FormerLabels labels;
        private final NodeHealth health;

        Monitor(ControllerSetup setup, Lister<Node> nodes, EventRecorder events) {
            this.setup = setup;
            this.client = setup.client();
            this.nodes = nodes;
            this.pods = setup.lister(Resources.PODS);
            this.events = events;
            this.tainter = new NodeTainter(client, setup.clock());
            this.labels = new FormerLabels(client);
            this.health = new NodeHealth(client, setup.clock(), setup.lister(Resources.LEASES));
        }

        Result reconcile(String name) {
            Optional<Node> found = nodes.get("", name);
            if (found.isEmpty()) {
                return Result.DONE;
            }
            Node node = found.get();
            Duration goodFor = health.goodFor(node);
            boolean silent = goodFor.isNegative() || goodFor.isZero();
            if (silent && !NodeHealth.isUnknown(node)) {
                node = health.declareUnknown(node);
                events.normal(node, "NodeNotReady", "Node " + name + " status is now: NodeNotReady");
                pods.byIndex(BY_NODE, name).forEach(this::markNotReady);
            }
            tainter.taint(node);
            labels.complete(node);
            return silent ? Result.DONE : Result.after(goodFor);
        }

        private void markNotReady(Pod pod) {
            if (!Pods.isReady(pod)) {
                return;
            }
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            Meta.of(patch).setUid(pod.metadata().uid());
            Pod.of(patch)
                    .status()
                    .addConditions()
                    .setType("Ready")
                    .setStatus("False")
                    .setLastTransitionTime(Timestamps.now(setup.clock()));
            try {
                client.strategicPatchStatus(Resources.PODS, Meta.key(pod.metadata()), patch);
                events.warning(pod, "NodeNotReady", "Node is not ready");
            } catch (ApiException e) {
                if (e.status().code() != 404 && e.status().code() != 409) {
                    throw e;
                }
            }
        }
    }
}

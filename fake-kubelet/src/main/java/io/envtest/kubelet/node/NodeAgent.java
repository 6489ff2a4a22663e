package io.envtest.kubelet.node;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.view.core.v1.Node;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Registers the cluster's nodes and speaks for every node there is: status, heartbeat every five minutes, lease every ten
 * seconds.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/nodes/#node-heartbeats">Node heartbeats</a>
 */
public final class NodeAgent {

    private static final Duration HEARTBEAT = Duration.ofMinutes(5);

    private final ControllerSetup setup;
    private final Kubelets kubelets;
    private final List<String> names;
    private final Lister<Node> nodes;
    private final NodeStatusKeeper status;
    private final LeaseKeeper leases;

    /**
     * Makes the agent.
     *
     * @param names nodes to register
     */
    public NodeAgent(ControllerSetup setup, Kubelets kubelets, List<String> names) {
        this.setup = setup;
        this.kubelets = kubelets;
        this.names = List.copyOf(names);
        this.nodes = setup.lister(Resources.NODES);
        this.status = new NodeStatusKeeper(setup.clock(), setup.context().random());
        this.leases = new LeaseKeeper(setup.clock(), kubelets);
    }

    /** Declares what it watches and does. */
    public void start() {
        ReconcileLoop<String> registration = setup.loop(this::register);
        ReconcileLoop<String> statuses = setup.loop(this::keepStatus);
        ReconcileLoop<String> heartbeats = setup.loop(this::keepLease);
        setup.onStart(() -> names.forEach(registration::add));
        setup.watch(Resources.NODES, node -> {
            statuses.add(node.metadata().name());
            heartbeats.add(node.metadata().name());
        });
    }

    private Result register(String name) {
        if (nodes.get("", name).isPresent()) {
            return Result.DONE;
        }
        Node node = Client.empty(Resources.NODES, "");
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("beta.kubernetes.io/arch", NodeStatusKeeper.ARCHITECTURE);
        labels.put("beta.kubernetes.io/os", NodeStatusKeeper.OPERATING_SYSTEM);
        labels.put("kubernetes.io/arch", NodeStatusKeeper.ARCHITECTURE);
        labels.put("kubernetes.io/hostname", name);
        labels.put("kubernetes.io/os", NodeStatusKeeper.OPERATING_SYSTEM);
        node.metadata().setName(name).setLabels(labels);
        status.describe(node);
        Kubelets.Kubelet kubelet = kubelets.of(name);
        try {
            Node created = kubelet.client().create(Resources.NODES, node);
            kubelet.events().normal(created, "Starting", "Starting kubelet.");
        } catch (ApiException e) {
            if (!e.hasReason("AlreadyExists")) {
                throw e;
            }
        }
        return Result.DONE;
    }

    private Result keepStatus(String name) {
        Optional<Node> found = nodes.get("", name);
        if (found.isEmpty()) {
            return Result.DONE;
        }
        Node copy = nodes.copy(found.get());
        boolean wasReady = NodeStatusKeeper.speaksForItself(copy);
        Duration sinceHeartbeat = status.sinceHeartbeat(copy);
        boolean offersMore = wasReady && NodeStatusKeeper.offerCapacity(copy.status());
        if (wasReady && !offersMore && sinceHeartbeat.compareTo(HEARTBEAT) < 0) {
            return Result.after(HEARTBEAT.minus(sinceHeartbeat));
        }
        if (wasReady) {
            status.beat(copy);
        } else {
            status.describe(copy);
        }
        Kubelets.Kubelet kubelet = kubelets.of(name);
        Node written = kubelet.client().updateStatus(Resources.NODES, copy);
        if (!wasReady) {
            kubelet.events().normal(written, "NodeReady", "Node " + name + " status is now: NodeReady");
        }
        return Result.after(HEARTBEAT);
    }

    private Result keepLease(String name) {
        ObjectKey key = new ObjectKey(LeaseKeeper.NAMESPACE, name);
        Optional<Node> found = nodes.get("", name).filter(node -> !Meta.deleting(node.metadata()));
        if (found.isEmpty()) {
            leases.forget(key);
            return Result.DONE;
        }
        return Result.after(leases.renew(key, found.get()));
    }
}

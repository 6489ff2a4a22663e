package io.envtest.internal.controller.node;

import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.coordination.v1.Lease;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.NodeCondition;
import io.envtest.view.meta.v1.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Declares the state of a node unknown when neither its lease nor its status has been renewed for 50 seconds, or for 60 seconds
 * after it came.
 */
final class NodeHealth {

    private static final Duration GRACE = Duration.ofSeconds(50);
    private static final Duration STARTUP_GRACE = Duration.ofSeconds(60);
    private static final List<String> TYPES = List.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure");

    private final Client client;
    private final ClusterClock clock;
    private final Lister<Lease> leases;

    NodeHealth(Client client, ClusterClock clock, Lister<Lease> leases) {
        this.client = client;
        this.clock = clock;
        this.leases = leases;
    }

    /** How long the node's word is good for; zero or negative if it is out of date. */
    Duration goodFor(Node node) {
        Optional<Instant> posted = node.status().conditions().stream()
                .filter(condition -> condition.type().equals("Ready"))
                .findFirst()
                .flatMap(condition -> Timestamps.parse(condition.lastHeartbeatTime()));
        Optional<Instant> renewed = leases.get(
                        "kube-node-lease", node.metadata().name())
                .flatMap(lease -> Timestamps.parse(lease.spec().renewTime()));
        Instant created = Timestamps.parse(node.metadata().creationTimestamp()).orElse(Instant.EPOCH);
        Instant end = created.plus(STARTUP_GRACE);
        end = later(end, posted.map(time -> time.plus(GRACE)));
        end = later(end, renewed.map(time -> time.plus(GRACE)));
        return Duration.between(clock.now(), end);
    }

    private static Instant later(Instant one, Optional<Instant> other) {
        return other.filter(time -> time.isAfter(one)).orElse(one);
    }

    /** Whether the node's state has been declared unknown already. */
    static boolean isUnknown(Node node) {
        return Conditions.find(node.status(), "Ready")
                .filter(ready -> ready.status().equals("Unknown"))
                .isPresent();
    }

    /** Declares the node's state unknown. */
    Node declareUnknown(Node node) {
        Node copy = Node.of(node.node().deepCopy());
        for (String type : TYPES) {
            declareUnknown(copy, type);
        }
        return client.updateStatus(Resources.NODES, copy);
    }

    private void declareUnknown(Node node, String type) {
        String now = Timestamps.now(clock);
        Optional<Condition> known = Conditions.find(node.status(), type);
        if (known.isEmpty()) {
            node.status()
                    .addConditions()
                    .setType(type)
                    .setStatus("Unknown")
                    .setLastHeartbeatTime(node.metadata().creationTimestamp())
                    .setLastTransitionTime(now)
                    .setReason("NodeStatusNeverUpdated")
                    .setMessage("Kubelet never posted node status.");
        } else if (!known.get().status().equals("Unknown")) {
            NodeCondition.of(known.get().node())
                    .setStatus("Unknown")
                    .setLastTransitionTime(now)
                    .setReason("NodeStatusUnknown")
                    .setMessage("Kubelet stopped posting node status.");
        }
    }
}

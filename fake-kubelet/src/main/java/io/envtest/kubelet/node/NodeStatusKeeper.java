package io.envtest.kubelet.node;

import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.spi.component.ClusterRandom;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.NodeCondition;
import io.envtest.view.core.v1.NodeStatus;
import io.envtest.view.core.v1.NodeSystemInfo;
import io.envtest.view.meta.v1.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Fills in the status of a node. What the node came with, its capacity above all, stays. */
final class NodeStatusKeeper {

    static final String ARCHITECTURE = "amd64";
    static final String OPERATING_SYSTEM = "linux";

    private static final int PORT = 10250;
    private static final String GUESSED = "NodeStatus";
    private static final Map<String, String> CAPACITY = capacity();

    private final ClusterClock clock;
    private final ClusterRandom random;

    NodeStatusKeeper(ClusterClock clock, ClusterRandom random) {
        this.clock = clock;
        this.random = random;
    }

    private static Map<String, String> capacity() {
        Map<String, String> capacity = new LinkedHashMap<>();
        capacity.put("cpu", "32");
        capacity.put("memory", "256Gi");
        capacity.put("pods", "110");
        return capacity;
    }

    /** Whether the conditions are the kubelet's own word, or what a user made of it, and not a guess of the node controller. */
    static boolean speaksForItself(Node node) {
        return Conditions.find(node.status(), "Ready")
                .filter(ready -> !ready.reason().startsWith(GUESSED))
                .isPresent();
    }

    /** How long ago the conditions were last posted. */
    Duration sinceHeartbeat(Node node) {
        Optional<Instant> last = node.status().conditions().stream()
                .filter(condition -> condition.type().equals("Ready"))
                .findFirst()
                .flatMap(condition -> Timestamps.parse(condition.lastHeartbeatTime()));
        return Duration.between(last.orElse(Instant.EPOCH), clock.now());
    }

    /** Posts the same conditions again. */
    void beat(Node node) {
        String now = Timestamps.now(clock);
        node.status().conditions().forEach(condition -> condition.setLastHeartbeatTime(now));
    }

    /**
     * Offers to pods what was added to the capacity; says whether there was anything.
     *
     * @see <a href="https://kubernetes.io/docs/tasks/administer-cluster/extended-resource-node/">Extended resources of a
     *     node</a>
     */
    static boolean offerCapacity(NodeStatus status) {
        Map<String, String> offered = new LinkedHashMap<>(status.capacity());
        offered.putAll(status.allocatable());
        if (offered.size() == status.allocatable().size()) {
            return false;
        }
        status.setAllocatable(offered);
        return true;
    }

    /** Writes all that a kubelet says of its node when it starts. */
    void describe(Node node) {
        NodeStatus status = node.status();
        if (!status.hasCapacity()) {
            status.setCapacity(CAPACITY);
        }
        if (!status.hasAllocatable()) {
            status.setAllocatable(status.capacity());
        }
        condition(
                status,
                "MemoryPressure",
                "False",
                "KubeletHasSufficientMemory",
                "kubelet has sufficient memory available");
        condition(status, "DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure");
        condition(status, "PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available");
        condition(status, "Ready", "True", "KubeletReady", "kubelet is posting ready status");
        if (!status.hasAddresses()) {
            status.addAddresses()
                    .setType("InternalIP")
                    .setAddress(NodeAddresses.internal(node.metadata().name()));
            status.addAddresses().setType("Hostname").setAddress(node.metadata().name());
        }
        status.daemonEndpoints().kubeletEndpoint().setPort(PORT);
        // whoever creates a Node by hand leaves this to the kubelet, and the API server adds empty fields
        if (status.nodeInfo().kubeletVersion().isEmpty()) {
            describe(status.nodeInfo());
        }
    }

    /** A condition that is known already is kept, so that a restart does not undo what was said meanwhile. */
    private void condition(NodeStatus status, String type, String value, String reason, String message) {
        String now = Timestamps.now(clock);
        Optional<Condition> known = Conditions.find(status, type);
        if (known.isPresent() && !known.get().reason().startsWith(GUESSED)) {
            NodeCondition.of(known.get().node()).setLastHeartbeatTime(now);
            return;
        }
        Conditions.remove(status, type);
        status.addConditions()
                .setType(type)
                .setStatus(value)
                .setLastHeartbeatTime(now)
                .setLastTransitionTime(now)
                .setReason(reason)
                .setMessage(message);
    }

    private void describe(NodeSystemInfo info) {
        info.setMachineID(random.uuid().replace("-", ""));
        info.setSystemUUID(random.uuid()).setBootID(random.uuid());
        info.setKernelVersion("6.1.0").setOsImage("envtest").setContainerRuntimeVersion("containerd://2.1.0");
        info.setKubeletVersion("v1.36.3").setKubeProxyVersion("");
        if (info.operatingSystem().isEmpty()) {
            info.setOperatingSystem(OPERATING_SYSTEM);
        }
        if (info.architecture().isEmpty()) {
            info.setArchitecture(ARCHITECTURE);
        }
    }
}

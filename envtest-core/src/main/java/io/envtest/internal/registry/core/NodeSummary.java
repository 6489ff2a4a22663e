package io.envtest.internal.registry.core;

import io.envtest.internal.registry.column.Cells;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.NodeAddress;
import io.envtest.view.core.v1.NodeCondition;
import io.envtest.view.core.v1.NodeSystemInfo;
import java.util.Map;
import java.util.TreeSet;

/** A node in few words. */
final class NodeSummary {

    private static final String ROLE_PREFIX = "node-role.kubernetes.io/";
    private static final String ROLE_LABEL = "kubernetes.io/role";

    private NodeSummary() {}

    static String status(Node node) {
        String status = "Unknown";
        for (NodeCondition condition : node.status().conditions()) {
            if (condition.type().equals("Ready")) {
                status = condition.status().equals("True") ? "Ready" : "NotReady";
            }
        }
        return node.spec().unschedulable() ? status + ",SchedulingDisabled" : status;
    }

    static String roles(Node node) {
        TreeSet<String> roles = new TreeSet<>();
        for (Map.Entry<String, String> label : node.metadata().labels().entrySet()) {
            if (label.getKey().startsWith(ROLE_PREFIX)) {
                roles.add(label.getKey().substring(ROLE_PREFIX.length()));
            } else if (label.getKey().equals(ROLE_LABEL)) {
                roles.add(label.getValue());
            }
        }
        roles.remove("");
        return Cells.orNone(Cells.join(roles));
    }

    static String address(Node node, String type) {
        return node.status().addresses().stream()
                .filter(address -> address.type().equals(type))
                .findFirst()
                .map(NodeAddress::address)
                .orElse(Cells.NONE);
    }

    static String kernel(Node node) {
        NodeSystemInfo info = node.status().nodeInfo();
        return info.kernelVersion().isEmpty() || info.architecture().isEmpty()
                ? Cells.orUnknown(info.kernelVersion())
                : info.kernelVersion() + " (" + info.architecture() + ")";
    }
}

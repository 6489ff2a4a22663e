package io.envtest.kubelet.node;

import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.NodeAddress;

/** Addresses of nodes. */
public final class NodeAddresses {

    private static final int HOSTS = 65_534;

    private NodeAddresses() {}

    /** The address of a node in the network of nodes; follows from its name. */
    static String internal(String node) {
        int host = Math.floorMod(node.hashCode(), HOSTS) + 1;
        return "172.18." + (host >> 8) + "." + (host & 0xff);
    }

    /** The address that a node's pods report as {@code hostIP}. */
    public static String of(Node node) {
        return node.status().addresses().stream()
                .filter(address -> address.type().equals("InternalIP"))
                .map(NodeAddress::address)
                .findFirst()
                .orElseGet(() -> internal(node.metadata().name()));
    }
}

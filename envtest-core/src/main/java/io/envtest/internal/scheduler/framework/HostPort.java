package io.envtest.internal.scheduler.framework;

import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerPort;
import io.envtest.view.core.v1.PodSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A port of a node that a container asks for. Immutable.
 *
 * @param address the node's address, {@code 0.0.0.0} for all
 */
public record HostPort(String protocol, String address, int port) {

    private static final String ALL = "0.0.0.0";

    /** The host ports of a pod's containers. */
    public static List<HostPort> of(PodSpec spec) {
        List<HostPort> ports = new ArrayList<>();
        List<Container> containers = new ArrayList<>(spec.containers());
        spec.initContainers().stream()
                .filter(container -> container.restartPolicy().equals("Always"))
                .forEach(containers::add);
        for (Container container : containers) {
            for (ContainerPort port : container.ports()) {
                if (port.hostPort() > 0) {
                    ports.add(of(port));
                }
            }
        }
        return ports;
    }

    private static HostPort of(ContainerPort port) {
        String protocol = port.protocol().isEmpty() ? "TCP" : port.protocol();
        return new HostPort(protocol, port.hostIP().isEmpty() ? ALL : port.hostIP(), port.hostPort());
    }

    /** Whether two containers cannot have these ports on one node. */
    public boolean conflictsWith(HostPort other) {
        boolean sameAddress = address.equals(other.address) || address.equals(ALL) || other.address.equals(ALL);
        return sameAddress && port == other.port && protocol.equals(other.protocol);
    }
}

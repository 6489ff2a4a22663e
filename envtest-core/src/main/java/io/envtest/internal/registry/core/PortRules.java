package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerPort;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of the ports of containers. */
final class PortRules {

    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

    private PortRules() {}

    static void ports(FieldErrors errors, Container container) {
        Set<String> names = new HashSet<>();
        for (ContainerPort port : container.ports()) {
            if (!port.name().isEmpty()
                    && Rules.format(errors, port.path("name"), port.name(), Formats.PORT_NAME)
                    && !names.add(port.name())) {
                errors.duplicate(port.path("name"), port.name());
            }
            if (port.containerPort() == 0) {
                errors.required(port.path("containerPort"), "");
            } else {
                Rules.port(errors, port.path("containerPort"), port.containerPort());
            }
            if (port.hostPort() != 0) {
                Rules.port(errors, port.path("hostPort"), port.hostPort());
            }
            Rules.requiredOneOf(errors, port.path("protocol"), port.protocol(), PROTOCOLS);
        }
    }

    /** Containers that run at the same time must not take the same port of their node. */
    static void conflicts(FieldErrors errors, List<Container> containers) {
        Set<String> taken = new HashSet<>();
        for (Container container : containers) {
            for (ContainerPort port : container.ports()) {
                String key = port.protocol() + "/" + port.hostIP() + "/" + port.hostPort();
                if (port.hostPort() != 0 && !taken.add(key)) {
                    errors.duplicate(port.path("hostPort"), key);
                }
            }
        }
    }

    /** In the node's own network a port of a container is one of the node. */
    static void sameAsHost(FieldErrors errors, List<Container> containers) {
        for (Container container : containers) {
            for (ContainerPort port : container.ports()) {
                if (port.hostPort() != 0 && port.hostPort() != port.containerPort()) {
                    errors.invalid(
                            port.path("hostPort"),
                            port.hostPort(),
                            "must match `containerPort` when `hostNetwork` is true");
                }
            }
        }
    }
}

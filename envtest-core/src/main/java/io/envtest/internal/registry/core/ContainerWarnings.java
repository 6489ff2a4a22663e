package io.envtest.internal.registry.core;

import io.envtest.internal.meta.Containers;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerPort;
import io.envtest.view.core.v1.EnvVar;
import io.envtest.view.core.v1.PodSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Warnings about containers: variables and ports that hide others, and parts of bytes. */
final class ContainerWarnings {

    private final List<String> warnings;
    private final PodSpec spec;

    ContainerWarnings(List<String> warnings, PodSpec spec) {
        this.warnings = warnings;
        this.spec = spec;
    }

    void all() {
        for (Container container : Containers.all(spec)) {
            for (String resource : List.of("memory", "ephemeral-storage")) {
                bytes(container, "limits", container.resources().limits(), resource);
                bytes(container, "requests", container.resources().requests(), resource);
            }
            variables(container);
        }
        ports();
    }

    private void bytes(Container container, String field, Map<String, String> amounts, String resource) {
        String amount = amounts.get(resource);
        if (amount != null && QuantityRules.ofList(amount).milliValue() % 1000 != 0) {
            warnings.add(container.path("resources").child(field).key(resource) + ": fractional byte value \""
                    + QuantityRules.of(amount) + "\" is invalid, must be an integer");
        }
    }

    private void variables(Container container) {
        Set<String> seen = new HashSet<>();
        for (EnvVar variable : container.env()) {
            if (!seen.add(variable.name())) {
                warnings.add(variable.path() + ": hides previous definition of \"" + variable.name()
                        + "\", which may be dropped when using apply");
            }
        }
    }

    private void ports() {
        List<ContainerPort> before = new ArrayList<>();
        spec.initContainers().forEach(container -> compare(container, before));
        spec.containers().forEach(container -> compare(container, before));
    }

    private void compare(Container container, List<ContainerPort> before) {
        for (ContainerPort port : container.ports()) {
            if (!port.hostIP().isEmpty() && port.hostPort() == 0) {
                warnings.add(port.path() + ": hostIP set without hostPort: {Name:" + port.name()
                        + " HostPort:0 ContainerPort:" + port.containerPort() + " Protocol:" + port.protocol()
                        + " HostIP:" + port.hostIP() + "}");
            }
            before.forEach(other -> compare(port, other));
            names(container, port, before);
            before.add(port);
        }
    }

    /** A name is to be found once in a pod; twice in one container is an error and no warning. */
    private void names(Container container, ContainerPort port, List<ContainerPort> before) {
        if (port.name().isEmpty()) {
            return;
        }
        String own = container.path("ports").toString();
        before.stream()
                .filter(other -> other.name().equals(port.name()))
                .map(other -> other.path().toString())
                .filter(other -> !other.startsWith(own))
                .findFirst()
                .ifPresent(first -> warnings.add(port.path() + ": duplicate port name \"" + port.name() + "\" with "
                        + first + ", services and probes that select ports by name will use " + first));
    }

    private void compare(ContainerPort port, ContainerPort other) {
        boolean same =
                port.containerPort() == other.containerPort() && port.protocol().equals(other.protocol());
        if (!same) {
            return;
        }
        boolean alike = port.hostPort() == other.hostPort() && port.hostIP().equals(other.hostIP());
        if (alike) {
            warnings.add(port.path() + ": duplicate port definition with " + other.path());
        } else if (port.hostPort() == 0 || other.hostPort() == 0) {
            warnings.add(port.path() + ": overlapping port definition with " + other.path());
        }
    }
}

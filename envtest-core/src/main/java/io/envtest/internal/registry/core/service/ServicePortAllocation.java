package io.envtest.internal.registry.core.service;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServicePort;
import io.envtest.view.core.v1.ServiceSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives the ports of one service their node ports. */
final class ServicePortAllocation {

    private final Service service;
    private final ServiceSpec spec;
    private final PortOperation ports;

    ServicePortAllocation(Service service, PortOperation ports) {
        this.service = service;
        this.spec = service.spec();
        this.ports = ports;
    }

    /**
     * Takes them.
     *
     * @param old the service before, null for a new one
     */
    void take(@Nullable Service old) {
        if (ServiceTypes.hasNodePorts(spec)) {
            if (old == null) {
                takeForNew();
            } else {
                takeForChanged(numbers(old.spec()));
            }
        }
        boolean had = old != null && ServiceTypes.needsHealthCheck(old.spec());
        if (ServiceTypes.needsHealthCheck(spec) && !had) {
            takeForHealthCheck();
        }
    }

    private static Set<Integer> numbers(ServiceSpec spec) {
        return spec.ports().stream().map(ServicePort::nodePort).collect(Collectors.toSet());
    }

    /** Ports with the same number, one for each protocol, share a node port. */
    private void takeForNew() {
        Map<Integer, Integer> byNumber = new HashMap<>();
        for (ServicePort port : spec.ports()) {
            if (port.nodePort() == 0 && !ServiceTypes.wantsNodePorts(spec)) {
                continue;
            }
            int known = byNumber.getOrDefault(port.port(), 0);
            if (known == 0) {
                int asked = askedFor(port.port());
                int given = asked == 0 ? ports.takeAny() : asked(port, asked);
                byNumber.put(port.port(), given);
                port.setNodePort(given);
            } else if (port.nodePort() == 0) {
                port.setNodePort(known);
            } else if (port.nodePort() != known) {
                asked(port, port.nodePort());
            }
        }
    }

    private int askedFor(int number) {
        return spec.ports().stream()
                .filter(port -> port.port() == number && port.nodePort() != 0)
                .map(ServicePort::nodePort)
                .findFirst()
                .orElse(0);
    }

    private int asked(ServicePort port, int number) {
        FieldErrors errors = new FieldErrors();
        ports.take(number).ifPresent(why -> errors.invalid(port.path("nodePort"), number, why));
        ServiceFamilies.refuse(errors, service);
        return number;
    }

    private void takeForChanged(Set<Integer> before) {
        Set<Integer> allocated = new HashSet<>(before);
        Set<List<Object>> pairs = new HashSet<>();
        for (ServicePort port : spec.ports()) {
            if (port.nodePort() == 0 && !ServiceTypes.wantsNodePorts(spec)) {
                continue;
            }
            if (port.nodePort() == 0) {
                port.setNodePort(ports.takeAny());
            } else if (!allocated.contains(port.nodePort())) {
                allocated.add(asked(port, port.nodePort()));
            }
            if (!pairs.add(List.of(port.protocol(), port.nodePort()))) {
                throw ApiErrors.unknown("duplicate nodePort: {" + port.protocol() + " " + port.nodePort() + "}");
            }
        }
    }

    private void takeForHealthCheck() {
        int asked = spec.healthCheckNodePort();
        if (asked == 0) {
            spec.setHealthCheckNodePort(ports.takeAny());
            return;
        }
        Optional<String> why = ports.take(asked);
        if (why.isPresent()) {
            throw ApiErrors.internal("failed to allocate requested HealthCheck NodePort " + asked + ": " + why.get());
        }
    }
}

package io.envtest.internal.controller.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.view.core.v1.EndpointAddress;
import io.envtest.view.core.v1.EndpointPort;
import io.envtest.view.core.v1.EndpointSubset;
import io.envtest.view.core.v1.Endpoints;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServicePort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Writes pods into the subsets of Endpoints: pods with like ports share one, addresses in order. */
final class SubsetBuilder {

    private final Lister<Node> nodes;

    SubsetBuilder(Lister<Node> nodes) {
        this.nodes = nodes;
    }

    void write(Endpoints endpoints, Service service, List<Pod> pods) {
        Map<ArrayNode, List<Pod>> byPorts = new LinkedHashMap<>();
        for (Pod pod : pods) {
            ArrayNode ports = ports(service, pod);
            boolean useful = !ports.isEmpty() || service.spec().ports().isEmpty();
            if (useful && nodes.get("", pod.spec().nodeName()).isPresent()) {
                byPorts.computeIfAbsent(ports, key -> new ArrayList<>()).add(pod);
            }
        }
        endpoints.removeSubsets();
        byPorts.forEach((ports, group) -> subset(endpoints.addSubsets(), service, ports, group));
    }

    private static void subset(EndpointSubset subset, Service service, ArrayNode ports, List<Pod> pods) {
        List<Pod> sorted = new ArrayList<>(pods);
        sorted.sort(Comparator.<Pod, String>comparing(pod -> pod.status().podIP())
                .thenComparing(pod -> pod.metadata().uid()));
        for (Pod pod : sorted) {
            boolean ready = service.spec().publishNotReadyAddresses() || Pods.isReady(pod);
            address(ready ? subset.addAddresses() : subset.addNotReadyAddresses(), service, pod);
        }
        for (JsonNode port : ports) {
            subset.addPorts().replaceWith(EndpointPort.of((ObjectNode) port));
        }
    }

    private static void address(EndpointAddress address, Service service, Pod pod) {
        address.setIp(pod.status().podIP());
        String hostname = ServicePods.hostname(service, pod);
        if (!hostname.isEmpty()) {
            address.setHostname(hostname);
        }
        address.setNodeName(pod.spec().nodeName());
        address.targetRef()
                .setKind(Pod.KIND)
                .setNamespace(pod.metadata().namespace())
                .setName(pod.metadata().name())
                .setUid(pod.metadata().uid());
    }

    private static ArrayNode ports(Service service, Pod pod) {
        ArrayNode ports = JsonNodeFactory.instance.arrayNode();
        for (ServicePort port : service.spec().ports()) {
            OptionalInt target = ServicePods.targetPort(port, pod);
            if (target.isPresent()) {
                EndpointPort added = EndpointPort.of(ports.addObject());
                if (!port.name().isEmpty()) {
                    added.setName(port.name());
                }
                added.setPort(target.getAsInt()).setProtocol(ServicePods.protocol(port.protocol()));
                if (port.hasAppProtocol()) {
                    added.setAppProtocol(port.appProtocol());
                }
            }
        }
        return ports;
    }
}

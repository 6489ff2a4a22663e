package io.envtest.internal.registry.core.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.core.v1.ServicePort;
import io.envtest.view.core.v1.ServiceSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of the ports of a Service. */
final class ServicePortRules {

    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

    private ServicePortRules() {}

    /** Each port for itself; names must differ. */
    static void check(FieldErrors errors, ServiceSpec spec) {
        boolean named = spec.ports().size() > 1;
        Set<String> names = new HashSet<>();
        for (ServicePort port : spec.ports()) {
            name(errors, port, named, names);
            Rules.port(errors, port.path("port"), port.port());
            Rules.requiredOneOf(errors, port.path("protocol"), port.protocol(), PROTOCOLS);
            if (port.targetPort().isInt()) {
                Rules.port(errors, port.path("targetPort"), port.targetPort().intValue());
            } else {
                Rules.format(errors, port.path("targetPort"), port.targetPort().strValue(), Formats.PORT_NAME);
            }
            if (port.hasAppProtocol()) {
                Rules.format(errors, port.path("appProtocol"), port.appProtocol(), Formats.QUALIFIED_NAME);
            }
        }
    }

    private static void name(FieldErrors errors, ServicePort port, boolean named, Set<String> names) {
        if (port.name().isEmpty()) {
            if (named) {
                errors.required(port.path("name"), "");
            }
            return;
        }
        Rules.format(errors, port.path("name"), port.name(), Formats.DNS_LABEL);
        if (!names.add(port.name())) {
            errors.duplicate(port.path("name"), port.name());
        }
    }

    /** Numbers must differ for each protocol, and node ports fit the type. */
    static void unique(FieldErrors errors, ServiceSpec spec) {
        if (spec.type().equals(ServiceTypes.CLUSTER_IP)) {
            for (ServicePort port : spec.ports()) {
                if (port.nodePort() != 0) {
                    errors.forbidden(port.path("nodePort"), "may not be used when `type` is 'ClusterIP'");
                }
            }
        }
        Set<String> nodePorts = new HashSet<>();
        for (ServicePort port : spec.ports()) {
            if (port.nodePort() != 0 && !nodePorts.add(port.protocol() + "/" + port.nodePort())) {
                errors.duplicate(port.path("nodePort"), port.nodePort());
            }
        }
        Set<String> numbers = new HashSet<>();
        for (ServicePort port : spec.ports()) {
            if (!numbers.add(port.protocol() + "/" + port.port())) {
                errors.duplicate(port.path(), identity(port));
            }
        }
    }

    /** What makes a port of a service unique, as messages print it. */
    private static JsonNode identity(ServicePort port) {
        ObjectNode shown = port.node().objectNode();
        shown.put("Name", "");
        shown.put("Protocol", port.protocol());
        shown.putNull("AppProtocol");
        shown.put("Port", port.port());
        shown.put("TargetPort", 0);
        shown.put("NodePort", 0);
        return shown;
    }
}

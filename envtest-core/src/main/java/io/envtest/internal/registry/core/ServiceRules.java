package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.core.v1.ServicePort;
import io.envtest.view.core.v1.ServiceSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of a Service. */
final class ServiceRules {

    private static final List<String> TYPES = List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
    private static final List<String> AFFINITIES = List.of("ClientIP", "None");
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
    private static final List<String> POLICIES = List.of("Cluster", "Local");

    private ServiceRules() {}

    static void spec(FieldErrors errors, ServiceSpec spec) {
        boolean headless = spec.clusterIP().equals("None");
        if (spec.ports().isEmpty() && !headless && !spec.type().equals("ExternalName")) {
            errors.required(spec.path("ports"), "");
        }
        if (spec.type().equals("ExternalName")) {
            if (Rules.required(errors, spec.path("externalName"), spec.externalName())) {
                Rules.format(errors, spec.path("externalName"), spec.externalName(), Formats.DNS_SUBDOMAIN);
            }
        }
        ports(errors, spec);
        LabelRules.labels(errors, spec.path("selector"), spec.selector());
        Rules.requiredOneOf(errors, spec.path("sessionAffinity"), spec.sessionAffinity(), AFFINITIES);
        Rules.requiredOneOf(errors, spec.path("type"), spec.type(), TYPES);
        if (spec.hasInternalTrafficPolicy()) {
            Rules.oneOf(errors, spec.path("internalTrafficPolicy"), spec.internalTrafficPolicy(), POLICIES);
        }
        if (!spec.externalTrafficPolicy().isEmpty()) {
            Rules.oneOf(errors, spec.path("externalTrafficPolicy"), spec.externalTrafficPolicy(), POLICIES);
        }
    }

    private static void ports(FieldErrors errors, ServiceSpec spec) {
        boolean named = spec.ports().size() > 1;
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (ServicePort port : spec.ports()) {
            if (named && port.name().isEmpty()) {
                errors.required(port.path("name"), "");
            } else if (!port.name().isEmpty()) {
                Rules.format(errors, port.path("name"), port.name(), Formats.DNS_LABEL);
                if (!names.add(port.name())) {
                    errors.duplicate(port.path("name"), port.name());
                }
            }
            Rules.port(errors, port.path("port"), port.port());
            Rules.requiredOneOf(errors, port.path("protocol"), port.protocol(), PROTOCOLS);
            if (port.targetPort().isInt()) {
                Rules.port(errors, port.path("targetPort"), port.targetPort().intValue());
            } else {
                Rules.format(errors, port.path("targetPort"), port.targetPort().strValue(), Formats.PORT_NAME);
            }
            if (!numbers.add(port.protocol() + "/" + port.port())) {
                errors.duplicate(port.path(), PortIdentity.of(port));
            }
        }
    }

    static void updated(FieldErrors errors, ServiceSpec spec, ServiceSpec old) {
        boolean kept = !old.type().equals("ExternalName") && !spec.type().equals("ExternalName");
        if (kept && !old.clusterIP().isEmpty() && !old.clusterIP().equals(spec.clusterIP())) {
            errors.invalid(spec.path("clusterIPs").index(0), spec.clusterIP(), "may not change once set");
        }
    }

    /** What makes a port of a service unique, as messages print it. */
    private static final class PortIdentity {

        static JsonNode of(ServicePort port) {
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
}

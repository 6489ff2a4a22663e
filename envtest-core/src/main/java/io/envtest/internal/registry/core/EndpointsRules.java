package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.AddressRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.core.v1.EndpointAddress;
import io.envtest.view.core.v1.EndpointPort;
import io.envtest.view.core.v1.EndpointSubset;
import io.envtest.view.core.v1.Endpoints;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules of Endpoints. */
final class EndpointsRules {

    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

    private final FieldErrors errors;
    private final Set<String> oldAddresses;

    private EndpointsRules(FieldErrors errors, Set<String> oldAddresses) {
        this.errors = errors;
        this.oldAddresses = oldAddresses;
    }

    static void created(FieldErrors errors, Endpoints endpoints) {
        new EndpointsRules(errors, Set.of()).subsets(endpoints);
    }

    /** What the old object has may stay, though it would not be accepted today. */
    static void updated(FieldErrors errors, Endpoints endpoints, Endpoints old) {
        Set<String> addresses = new HashSet<>();
        old.subsets()
                .forEach(subset -> addresses(subset).map(EndpointAddress::ip).forEach(addresses::add));
        new EndpointsRules(errors, addresses).subsets(endpoints);
    }

    /** Ready and other addresses. */
    static Stream<EndpointAddress> addresses(EndpointSubset subset) {
        return Stream.concat(subset.addresses().stream(), subset.notReadyAddresses().stream());
    }

    private void subsets(Endpoints endpoints) {
        for (EndpointSubset subset : endpoints.subsets()) {
            if (addresses(subset).findAny().isEmpty()) {
                errors.required(subset.path(), "must specify `addresses` or `notReadyAddresses`");
            }
            addresses(subset).forEach(this::address);
            boolean named = subset.ports().size() > 1;
            subset.ports().forEach(port -> port(port, named));
        }
    }

    private void address(EndpointAddress address) {
        AddressRules.ip(errors, address.path("ip"), address.ip(), oldAddresses);
        Rules.optionalFormat(errors, address.path("hostname"), address.hostname(), Formats.DNS_LABEL);
        if (address.hasNodeName()) {
            Rules.format(errors, address.path("nodeName"), address.nodeName(), Formats.DNS_SUBDOMAIN);
        }
        AddressRules.ordinary(errors, address.path("ip"), address.ip());
    }

    private void port(EndpointPort port, boolean named) {
        if (named) {
            Rules.required(errors, port.path("name"), port.name());
        }
        Rules.optionalFormat(errors, port.path("name"), port.name(), Formats.DNS_LABEL);
        Rules.port(errors, port.path("port"), port.port());
        Rules.requiredOneOf(errors, port.path("protocol"), port.protocol(), PROTOCOLS);
        if (port.hasAppProtocol()) {
            Rules.format(errors, port.path("appProtocol"), port.appProtocol(), Formats.QUALIFIED_NAME);
        }
    }
}

package io.envtest.internal.registry.discovery;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.IpAddress;
import io.envtest.internal.registry.rule.AddressRules;
import io.envtest.internal.registry.rule.Format;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.discovery.v1.Endpoint;
import io.envtest.view.discovery.v1.EndpointHints;
import io.envtest.view.discovery.v1.EndpointPort;
import io.envtest.view.discovery.v1.EndpointSlice;
import io.envtest.view.discovery.v1.ForNode;
import io.envtest.view.discovery.v1.ForZone;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules of an EndpointSlice. */
final class EndpointSliceRules {

    private static final List<String> TYPES = List.of("FQDN", "IPv4", "IPv6");
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
    private static final int MOST_ENDPOINTS = 1000;
    private static final int MOST_ADDRESSES = 100;
    private static final int MOST_PORTS = 20_000;
    private static final int MOST_HINTS = 8;

    private final FieldErrors errors;
    private final String type;
    private final Set<String> oldAddresses;

    private EndpointSliceRules(FieldErrors errors, String type, Set<String> oldAddresses) {
        this.errors = errors;
        this.type = type;
        this.oldAddresses = oldAddresses;
    }

    static void created(FieldErrors errors, EndpointSlice slice) {
        EndpointSliceRules rules = new EndpointSliceRules(errors, slice.addressType(), Set.of());
        rules.typeAndPorts(slice);
        rules.endpoints(slice);
    }

    /** What the old slice has may stay, though it would not be accepted today. */
    static void updated(FieldErrors errors, EndpointSlice slice, EndpointSlice old) {
        Set<String> addresses = new HashSet<>();
        old.endpoints().forEach(endpoint -> addresses.addAll(endpoint.addresses()));
        EndpointSliceRules rules = new EndpointSliceRules(errors, slice.addressType(), addresses);
        rules.typeAndPorts(slice);
        if (!Rules.same(slice.get("endpoints"), old.get("endpoints"))) {
            rules.endpoints(slice);
        }
    }

    private void typeAndPorts(EndpointSlice slice) {
        Rules.requiredOneOf(errors, slice.path("addressType"), type, TYPES);
        ports(slice);
    }

    private void endpoints(EndpointSlice slice) {
        if (Rules.maxItems(errors, slice.path("endpoints"), slice.endpoints(), MOST_ENDPOINTS)) {
            slice.endpoints().forEach(this::endpoint);
        }
    }

    private void endpoint(Endpoint endpoint) {
        FieldPath addresses = endpoint.path("addresses");
        if (Rules.required(errors, addresses, endpoint.addresses(), "must contain at least 1 address")) {
            Rules.maxItems(errors, addresses, endpoint.addresses(), MOST_ADDRESSES);
        }
        for (int i = 0; i < endpoint.addresses().size(); i++) {
            address(addresses, i, endpoint.addresses().get(i));
        }
        if (endpoint.hasNodeName()) {
            Rules.format(errors, endpoint.path("nodeName"), endpoint.nodeName(), Formats.DNS_SUBDOMAIN);
        }
        if (endpoint.hasHostname()) {
            Rules.format(errors, endpoint.path("hostname"), endpoint.hostname(), Formats.DNS_LABEL);
        }
        if (endpoint.hasHints()) {
            hints(endpoint.hints());
        }
    }

    private void address(FieldPath list, int index, String address) {
        FieldPath path = list.index(index);
        switch (type) {
            case "IPv4" -> ip(list, path, address, true);
            case "IPv6" -> ip(list, path, address, false);
            case "FQDN" -> domain(path, address);
            default -> {
                // said of the type itself
            }
        }
    }

    /** A dot at the end says that the name is complete, which it is anyway. */
    private void domain(FieldPath path, String address) {
        String name = address.endsWith(".") ? address.substring(0, address.length() - 1) : address;
        if (Rules.required(errors, path, address)) {
            Rules.format(errors, path, name, Formats.FULLY_QUALIFIED_DOMAIN);
        }
    }

    private void ip(FieldPath list, FieldPath path, String address, boolean v4) {
        int before = errors.size();
        Optional<IpAddress> ip = read(path, address, v4);
        if (ip.isEmpty() || errors.size() > before) {
            return;
        }
        if (ip.get().isV4() != v4) {
            errors.invalid(list, address, v4 ? "must be an IPv4 address" : "must be an IPv6 address");
        }
        AddressRules.ordinary(errors, path, address);
    }

    private Optional<IpAddress> read(FieldPath path, String address, boolean v4) {
        if (oldAddresses.contains(address)) {
            return IpAddress.parse(address);
        }
        return v4 ? AddressRules.ip(errors, path, address) : AddressRules.canonicalIp(errors, path, address);
    }

    private void hints(EndpointHints hints) {
        FieldPath zones = hints.path("forZones");
        if (Rules.maxItems(errors, zones, hints.forZones(), MOST_HINTS)) {
            names(hints.forZones().stream().map(ForZone::name).toList(), zones, Formats.LABEL_VALUE);
        }
        FieldPath nodes = hints.path("forNodes");
        if (Rules.maxItems(errors, nodes, hints.forNodes(), MOST_HINTS)) {
            names(hints.forNodes().stream().map(ForNode::name).toList(), nodes, Formats.DNS_SUBDOMAIN);
        }
    }

    private void names(List<String> names, FieldPath path, Format format) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            FieldPath name = path.index(i).child("name");
            if (!seen.add(names.get(i))) {
                errors.duplicate(name, names.get(i));
            }
            Rules.format(errors, name, names.get(i), format);
        }
    }

    private void ports(EndpointSlice slice) {
        if (!Rules.maxItems(errors, slice.path("ports"), slice.ports(), MOST_PORTS)) {
            return;
        }
        Set<String> names = new HashSet<>();
        for (EndpointPort port : slice.ports()) {
            Rules.optionalFormat(errors, port.path("name"), port.name(), Formats.DNS_LABEL);
            if (!names.add(port.name())) {
                errors.duplicate(port.path("name"), port.name());
            }
            Rules.oneOf(errors, port.path("protocol"), port.protocol(), PROTOCOLS);
            if (port.hasAppProtocol()) {
                Rules.format(errors, port.path("appProtocol"), port.appProtocol(), Formats.QUALIFIED_NAME);
            }
        }
    }
}

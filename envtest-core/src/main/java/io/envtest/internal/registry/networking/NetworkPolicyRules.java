package io.envtest.internal.registry.networking;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Cidr;
import io.envtest.internal.registry.rule.AddressRules;
import io.envtest.internal.registry.rule.AddressWarnings;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.IntOrString;
import io.envtest.view.meta.v1.LabelSelector;
import io.envtest.view.networking.v1.IPBlock;
import io.envtest.view.networking.v1.NetworkPolicyPeer;
import io.envtest.view.networking.v1.NetworkPolicyPort;
import io.envtest.view.networking.v1.NetworkPolicySpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Rules of a NetworkPolicy. */
final class NetworkPolicyRules {

    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");
    private static final List<String> TYPES = List.of("Ingress", "Egress");

    private final FieldErrors errors;
    private final Set<String> oldBlocks;
    private final boolean anyLabelValues;

    private NetworkPolicyRules(FieldErrors errors, Set<String> oldBlocks, boolean anyLabelValues) {
        this.errors = errors;
        this.oldBlocks = oldBlocks;
        this.anyLabelValues = anyLabelValues;
    }

    static void created(FieldErrors errors, NetworkPolicySpec spec) {
        new NetworkPolicyRules(errors, Set.of(), false).spec(spec);
    }

    /** What the old policy has may stay, though it would not be accepted today. */
    static void updated(FieldErrors errors, NetworkPolicySpec spec, NetworkPolicySpec old) {
        Set<String> blocks = new HashSet<>();
        blocks(old).forEach(block -> {
            blocks.add(block.cidr());
            blocks.addAll(block.except());
        });
        boolean anyLabelValues = selectors(old).anyMatch(NetworkPolicyRules::hasBadValues);
        new NetworkPolicyRules(errors, blocks, anyLabelValues).spec(spec);
    }

    static void warn(Consumer<String> warnings, NetworkPolicySpec spec) {
        blocks(spec).forEach(block -> {
            AddressWarnings.cidr(warnings, block.path("cidr"), block.cidr());
            for (int i = 0; i < block.except().size(); i++) {
                AddressWarnings.cidr(
                        warnings, block.path("except").index(i), block.except().get(i));
            }
        });
    }

    private static Stream<NetworkPolicyPeer> peers(NetworkPolicySpec spec) {
        return Stream.concat(
                spec.ingress().stream().flatMap(rule -> rule.from().stream()),
                spec.egress().stream().flatMap(rule -> rule.to().stream()));
    }

    private static Stream<IPBlock> blocks(NetworkPolicySpec spec) {
        return peers(spec).map(NetworkPolicyPeer::ipBlock).filter(IPBlock::present);
    }

    private static Stream<LabelSelector> selectors(NetworkPolicySpec spec) {
        return Stream.concat(
                Stream.of(spec.podSelector()),
                peers(spec).flatMap(peer -> Stream.of(peer.podSelector(), peer.namespaceSelector())));
    }

    private static boolean hasBadValues(LabelSelector selector) {
        return selector.matchExpressions().stream()
                .flatMap(each -> each.values().stream())
                .anyMatch(value -> !Formats.LABEL_VALUE.wrong(value).isEmpty());
    }

    private void spec(NetworkPolicySpec spec) {
        LabelRules.selector(errors, spec.podSelector(), anyLabelValues);
        spec.ingress().forEach(rule -> {
            rule.ports().forEach(this::port);
            rule.from().forEach(this::peer);
        });
        spec.egress().forEach(rule -> {
            rule.ports().forEach(this::port);
            rule.to().forEach(this::peer);
        });
        types(spec);
    }

    private void types(NetworkPolicySpec spec) {
        List<String> types = spec.policyTypes();
        FieldPath path = spec.path("policyTypes");
        if (types.size() > TYPES.size()) {
            errors.invalid(path, GoValue.of(types), "may not specify more than two policyTypes");
            return;
        }
        for (int i = 0; i < types.size(); i++) {
            Rules.oneOf(errors, path.index(i), types.get(i), TYPES);
        }
    }

    private void port(NetworkPolicyPort port) {
        if (port.hasProtocol()) {
            Rules.oneOf(errors, port.path("protocol"), port.protocol(), PROTOCOLS);
        }
        IntOrString number = port.port();
        if (!port.hasPort()) {
            forbidEnd(port, "may not be specified when `port` is not specified");
        } else if (number.isInt()) {
            Rules.port(errors, port.path("port"), number.intValue());
            if (port.hasEndPort()) {
                end(port, number.intValue());
            }
        } else {
            forbidEnd(port, "may not be specified when `port` is non-numeric");
            Rules.format(errors, port.path("port"), number.strValue(), Formats.PORT_NAME);
        }
    }

    private void end(NetworkPolicyPort port, int first) {
        if (port.endPort() < first) {
            // the first port is what the server's message shows
            errors.invalid(port.path("endPort"), first, "must be greater than or equal to `port`");
        }
        Rules.port(errors, port.path("endPort"), port.endPort());
    }

    private void forbidEnd(NetworkPolicyPort port, String why) {
        if (port.hasEndPort()) {
            errors.invalid(port.path("endPort"), port.endPort(), why);
        }
    }

    private void peer(NetworkPolicyPeer peer) {
        LabelRules.selector(errors, peer.podSelector(), anyLabelValues);
        LabelRules.selector(errors, peer.namespaceSelector(), anyLabelValues);
        boolean selects = peer.hasPodSelector() || peer.hasNamespaceSelector();
        if (peer.hasIpBlock()) {
            block(peer.ipBlock());
        }
        if (!selects && !peer.hasIpBlock()) {
            errors.required(peer.path(), "must specify a peer");
        } else if (selects && peer.hasIpBlock()) {
            errors.forbidden(peer.path(), "may not specify both ipBlock and another peer");
        }
    }

    private void block(IPBlock block) {
        if (!Rules.required(errors, block.path("cidr"), block.cidr())) {
            return;
        }
        Optional<Cidr> cidr = AddressRules.cidr(errors, block.path("cidr"), block.cidr(), oldBlocks);
        if (cidr.isEmpty()) {
            return;
        }
        List<String> excepts = block.except();
        for (int i = 0; i < excepts.size(); i++) {
            FieldPath path = block.path("except").index(i);
            String text = excepts.get(i);
            Optional<Cidr> except = AddressRules.cidr(errors, path, text, oldBlocks);
            boolean inside = except.map(inner ->
                            !cidr.get().address().isMapped()
                                    && cidr.get().contains(inner)
                                    && inner.prefix() > cidr.get().prefix())
                    .orElse(true);
            if (!inside) {
                errors.invalid(path, text, "must be a strict subset of `cidr`");
            }
        }
    }
}

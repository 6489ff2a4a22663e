package io.envtest.internal.registry.networking;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.networking.v1.NetworkPolicy;
import io.envtest.view.networking.v1.NetworkPolicyPort;
import io.envtest.view.networking.v1.NetworkPolicySpec;
import java.util.ArrayList;
import java.util.List;

/**
 * NetworkPolicy: who may talk to pods, and whom they may talk to.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network policies</a>
 */
final class NetworkPolicyKind extends KindStrategy<NetworkPolicy> {

    private NetworkPolicyKind() {
        super(NetworkPolicy::of, Trait.COUNTS_GENERATIONS, Trait.COUNTS_EMPTIES);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("networking.k8s.io", "NetworkPolicy")
                .strategy(new NetworkPolicyKind())
                .columns(NetworkPolicyKind::columns)
                .build();
    }

    private static Columns<NetworkPolicy> columns() {
        return Columns.of("io.k8s.api.networking.v1", NetworkPolicy::of)
                .name()
                .text(
                        "Pod-Selector",
                        doc("NetworkPolicySpec", "podSelector"),
                        policy -> Cells.selector(policy.spec().podSelector()))
                .age();
    }

    @Override
    protected void defaults(NetworkPolicy policy) {
        NetworkPolicySpec spec = policy.spec();
        spec.ingress().forEach(rule -> rule.ports().forEach(NetworkPolicyKind::protocol));
        spec.egress().forEach(rule -> rule.ports().forEach(NetworkPolicyKind::protocol));
        if (spec.policyTypes().isEmpty()) {
            List<String> types = new ArrayList<>(List.of("Ingress"));
            if (!spec.egress().isEmpty()) {
                types.add("Egress");
            }
            spec.setPolicyTypes(types);
        }
    }

    private static void protocol(NetworkPolicyPort port) {
        if (!port.hasProtocol()) {
            port.setProtocol("TCP");
        }
    }

    @Override
    protected void validate(StrategyContext context, NetworkPolicy policy, FieldErrors errors) {
        metadata(context, policy, errors);
        NetworkPolicyRules.created(errors, policy.spec());
    }

    @Override
    protected void validate(StrategyContext context, NetworkPolicy policy, NetworkPolicy old, FieldErrors errors) {
        metadata(policy, old, errors);
        NetworkPolicyRules.updated(errors, policy.spec(), old.spec());
    }

    @Override
    protected void warn(StrategyContext context, NetworkPolicy policy) {
        NetworkPolicyRules.warn(context::warn, policy.spec());
    }

    @Override
    protected void warn(StrategyContext context, NetworkPolicy policy, NetworkPolicy old) {
        NetworkPolicyRules.warn(context::warn, policy.spec());
    }
}

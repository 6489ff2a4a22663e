package io.envtest.internal.registry.certificates;

import static io.envtest.internal.registry.column.Columns.doc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.registry.rule.SignerRules;
import io.envtest.view.certificates.v1beta1.ClusterTrustBundle;
import java.util.Map;

/**
 * ClusterTrustBundle: authorities that pods may trust, perhaps those of one signer.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#cluster-trust-bundles">Cluster
 *     trust bundles</a>
 */
final class ClusterTrustBundleKind extends KindStrategy<ClusterTrustBundle> {

    private ClusterTrustBundleKind() {
        super(ClusterTrustBundle::of, Trait.FORBIDS_UNCONDITIONAL_UPDATE);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("certificates.k8s.io", "ClusterTrustBundle")
                .strategy(new ClusterTrustBundleKind())
                .deprecated("v1alpha1", 34, 37)
                .columns(ClusterTrustBundleKind::columns)
                .build();
    }

    private static Columns<ClusterTrustBundle> columns() {
        return Columns.of("io.k8s.api.certificates.v1beta1", ClusterTrustBundle::of)
                .name()
                .text(
                        "SignerName",
                        doc("ClusterTrustBundleSpec", "signerName"),
                        bundle -> Cells.orNone(bundle.spec().signerName()));
    }

    @Override
    public Map<String, String> selectableFields(ObjectNode object) {
        return Map.of("spec.signerName", ClusterTrustBundle.of(object).spec().signerName());
    }

    @Override
    protected void validate(StrategyContext context, ClusterTrustBundle bundle, FieldErrors errors) {
        String signer = bundle.spec().signerName();
        ObjectMetaRules.created(
                errors,
                ObjectMetaRules.of(bundle.node()),
                false,
                (name, prefix) -> TrustBundleRules.name(signer, name, prefix));
        if (!signer.isEmpty()) {
            SignerRules.name(errors, bundle.spec().path("signerName"), signer);
        }
        TrustBundleRules.anchors(
                errors, bundle.spec().path("trustBundle"), bundle.spec().trustBundle());
    }

    @Override
    protected void validate(
            StrategyContext context, ClusterTrustBundle bundle, ClusterTrustBundle old, FieldErrors errors) {
        validate(context, bundle, errors);
        metadata(bundle, old, errors);
        Rules.immutable(
                errors,
                bundle.spec().path("signerName"),
                bundle.spec().signerName(),
                old.spec().signerName());
    }
}

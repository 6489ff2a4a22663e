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
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.certificates.v1beta1.PodCertificateRequest;
import java.util.Map;

/**
 * PodCertificateRequest: a kubelet asks a signer for a certificate of a pod.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#pod-certificate-requests">Pod
 *     certificate requests</a>
 */
final class PodCertificateRequestKind extends KindStrategy<PodCertificateRequest> {

    private static final int DAY_SECONDS = 86_400;

    private PodCertificateRequestKind() {
        super(PodCertificateRequest::of, Trait.FORBIDS_UNCONDITIONAL_UPDATE);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("certificates.k8s.io", "PodCertificateRequest")
                .strategy(new PodCertificateRequestKind())
                .subresource("status", new PodCertificateStatus())
                .columns(PodCertificateRequestKind::columns)
                .build();
    }

    private static Columns<PodCertificateRequest> columns() {
        String spec = "PodCertificateRequestSpec";
        return Columns.of("io.k8s.api.certificates.v1beta1", PodCertificateRequest::of)
                .name()
                .text("PodName", doc(spec, "podName"), request -> request.spec().podName())
                .text(
                        "ServiceAccountName",
                        doc(spec, "serviceAccountName"),
                        request -> request.spec().serviceAccountName())
                .text(
                        "NodeName",
                        doc(spec, "nodeName"),
                        request -> request.spec().nodeName())
                .text(
                        "SignerName",
                        doc(spec, "signerName"),
                        request -> request.spec().signerName())
                .text(
                        "State",
                        "Is the request Pending, Issued, Denied, or Failed?",
                        request -> PodCertificateStatus.verdict(request).orElse("Pending"))
                .text(
                        "UnverifiedUserAnnotations",
                        doc(spec, "unverifiedUserAnnotations"),
                        request -> Cells.labels(request.spec().unverifiedUserAnnotations()));
    }

    @Override
    public Map<String, String> selectableFields(ObjectNode object) {
        PodCertificateRequest request = PodCertificateRequest.of(object);
        return Map.of(
                "spec.signerName", request.spec().signerName(),
                "spec.podName", request.spec().podName(),
                "spec.nodeName", request.spec().nodeName());
    }

    @Override
    protected void defaults(PodCertificateRequest request) {
        if (!request.spec().hasMaxExpirationSeconds()) {
            request.spec().setMaxExpirationSeconds(DAY_SECONDS);
        }
    }

    @Override
    protected void validate(StrategyContext context, PodCertificateRequest request, FieldErrors errors) {
        metadata(context, request, errors);
        PodCertificateRules.spec(errors, request.spec());
    }

    @Override
    protected void validate(
            StrategyContext context, PodCertificateRequest request, PodCertificateRequest old, FieldErrors errors) {
        metadata(request, old, errors);
        if (!Rules.same(request.spec(), old.spec())) {
            errors.invalid(request.spec().path(), GoValue.of(request.spec()), "field is immutable");
        }
    }
}

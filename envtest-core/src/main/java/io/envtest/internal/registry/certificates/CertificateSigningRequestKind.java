package io.envtest.internal.registry.certificates;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.request.UserInfo;
import io.envtest.view.certificates.v1.CertificateSigningRequest;
import io.envtest.view.certificates.v1.CertificateSigningRequestSpec;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * CertificateSigningRequest: somebody asks a signer for a certificate, somebody approves, the signer issues.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/">Certificate signing
 *     requests</a>
 */
final class CertificateSigningRequestKind extends KindStrategy<CertificateSigningRequest> {

    private static final Set<String> WHAT_IS_ASKED = Set.of("request", "signerName", "expirationSeconds", "usages");

    private CertificateSigningRequestKind() {
        super(CertificateSigningRequest::of);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("certificates.k8s.io", "CertificateSigningRequest")
                .strategy(new CertificateSigningRequestKind())
                .status(new CertificateStatus())
                .subresource("approval", new CertificateApprovalStatus())
                .withoutTable("approval")
                .columns(CertificateSigningRequestKind::columns)
                .resetFields("spec", "status")
                .subresourceResetFields("status", "spec", "status.conditions")
                .subresourceResetFields("approval", "spec", "status.certificate")
                .build();
    }

    private static Columns<CertificateSigningRequest> columns() {
        return Columns.of("io.k8s.api.certificates.v1", CertificateSigningRequest::of)
                .name()
                .age()
                .text(
                        "SignerName",
                        CertificateColumns.SIGNER_NAME,
                        csr -> csr.spec().signerName())
                .text(
                        "Requestor",
                        CertificateColumns.REQUESTOR,
                        csr -> csr.spec().username())
                .text("RequestedDuration", CertificateColumns.DURATION, csr -> duration(csr.spec()))
                .text("Condition", CertificateColumns.CONDITION, Conditions::summary);
    }

    private static String duration(CertificateSigningRequestSpec spec) {
        return spec.hasExpirationSeconds() ? Cells.duration(Duration.ofSeconds(spec.expirationSeconds())) : Cells.NONE;
    }

    @Override
    public NameRule nameRule() {
        return NameRules.PATH_SEGMENT;
    }

    @Override
    public Map<String, String> selectableFields(ObjectNode object) {
        return Map.of(
                "spec.signerName", CertificateSigningRequest.of(object).spec().signerName());
    }

    /** Who asks is what the server says, not what the request says. */
    @Override
    protected void prepare(StrategyContext context, CertificateSigningRequest csr) {
        super.prepare(context, csr);
        CertificateSigningRequestSpec spec = csr.spec();
        spec.materialize().retain(WHAT_IS_ASKED);
        UserInfo user = context.request().user();
        spec.setUsername(user.name());
        if (!user.uid().isEmpty()) {
            spec.setUid(user.uid());
        }
        if (!user.groups().isEmpty()) {
            spec.setGroups(user.groups());
        }
        if (!user.extra().isEmpty()) {
            ObjectNode extra = spec.materialize().putObject("extra");
            new TreeMap<>(user.extra()).forEach((key, values) -> {
                ArrayNode list = extra.putArray(key);
                values.forEach(list::add);
            });
        }
    }

    /** What was asked for cannot change; what came of it changes by subresource. */
    @Override
    protected void prepare(StrategyContext context, CertificateSigningRequest csr, CertificateSigningRequest old) {
        csr.spec().replaceWith(old.spec());
        super.prepare(context, csr, old);
    }

    @Override
    protected void validate(StrategyContext context, CertificateSigningRequest csr, FieldErrors errors) {
        metadata(context, csr, errors);
        RequestRules.request(errors, csr.spec());
    }

    @Override
    protected void validate(
            StrategyContext context, CertificateSigningRequest csr, CertificateSigningRequest old, FieldErrors errors) {
        metadata(context, csr, errors);
        metadata(csr, old, errors);
    }
}

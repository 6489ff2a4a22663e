package io.envtest.internal.registry.certificates;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.pki.CertificateRequest;
import io.envtest.internal.pki.MalformedDerException;
import io.envtest.internal.pki.Pem;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.registry.rule.SignerRules;
import io.envtest.view.certificates.v1.CertificateSigningRequestSpec;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What may be asked for. */
final class RequestRules {

    private static final String LEGACY_SIGNER = "kubernetes.io/legacy-unknown";
    private static final int SHORTEST_SECONDS = 600;
    private static final List<String> USAGES = List.of(
            "any",
            "cert sign",
            "client auth",
            "code signing",
            "content commitment",
            "crl sign",
            "data encipherment",
            "decipher only",
            "digital signature",
            "email protection",
            "encipher only",
            "ipsec end system",
            "ipsec tunnel",
            "ipsec user",
            "key agreement",
            "key encipherment",
            "microsoft sgc",
            "netscape sgc",
            "ocsp signing",
            "s/mime",
            "server auth",
            "signing",
            "timestamping");

    private RequestRules() {}

    static void request(FieldErrors errors, CertificateSigningRequestSpec spec) {
        pkcs10(errors, spec);
        usages(errors, spec);
        if (spec.signerName().equals(LEGACY_SIGNER)) {
            errors.invalid(
                    spec.path("signerName"),
                    spec.signerName(),
                    "the legacy signerName is not allowed via this API version");
        } else {
            SignerRules.name(errors, spec.path("signerName"), spec.signerName());
        }
        if (spec.hasExpirationSeconds() && spec.expirationSeconds() < SHORTEST_SECONDS) {
            errors.invalid(
                    spec.path("expirationSeconds"),
                    spec.expirationSeconds(),
                    "may not specify a duration less than 600 seconds (10 minutes)");
        }
    }

    private static void pkcs10(FieldErrors errors, CertificateSigningRequestSpec spec) {
        String pem = new String(Base64.getDecoder().decode(spec.request()), StandardCharsets.UTF_8);
        List<Pem.Block> blocks = Pem.decode(pem);
        JsonNode value = spec.get("request");
        if (blocks.isEmpty() || !blocks.get(0).type().equals("CERTIFICATE REQUEST")) {
            errors.invalid(
                    spec.path("request"),
                    value.isMissingNode() ? null : value,
                    "PEM block type must be CERTIFICATE REQUEST");
            return;
        }
        try {
            CertificateRequest.parse(blocks.get(0).content());
        } catch (MalformedDerException e) {
            errors.invalid(spec.path("request"), value, String.valueOf(e.getMessage()));
        }
    }

    private static void usages(FieldErrors errors, CertificateSigningRequestSpec spec) {
        List<String> usages = spec.usages();
        Rules.required(errors, spec.path("usages"), usages, "");
        for (int i = 0; i < usages.size(); i++) {
            Rules.oneOf(errors, spec.path("usages").index(i), usages.get(i), USAGES);
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < usages.size(); i++) {
            if (!seen.add(usages.get(i))) {
                errors.duplicate(spec.path("usages").index(i), usages.get(i));
            }
        }
    }
}

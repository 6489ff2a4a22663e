package io.envtest.internal.controller.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.internal.pki.AlternativeNames;
import io.envtest.internal.pki.CertificateRequest;
import io.envtest.internal.pki.SubjectName;
import io.envtest.view.certificates.v1.CertificateSigningRequestSpec;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignerRulesTest {

    private static final String CLIENT_USAGES = "'digital signature','key encipherment','client auth'";

    private final PublicKey key = key();

    @Test
    void aClientMayCallItselfAnything() {
        CertificateSigningRequestSpec spec = spec(SignerRules.CLIENT, CLIENT_USAGES);

        assertThatCode(() -> SignerRules.check(spec, request("jane"))).doesNotThrowAnyException();
    }

    @Test
    void aClientCertificateIsForClients() {
        assertThat(refusal(SignerRules.CLIENT, "'server auth'", request("jane")))
                .isEqualTo("invalid usage for client certificate: server auth");
        assertThat(refusal(SignerRules.CLIENT, "'digital signature'", request("jane")))
                .isEqualTo("missing required usage for client certificate: client auth");
    }

    @Test
    void aKubeletIsANode() {
        assertThat(refusal(SignerRules.KUBELET_CLIENT, CLIENT_USAGES, request("system:node:a")))
                .isEqualTo("subject organization is not system:nodes");
        assertThat(refusal(SignerRules.KUBELET_CLIENT, CLIENT_USAGES, request("a", "system:nodes")))
                .isEqualTo("subject common name does not begin with system:node:");
    }

    @Test
    void aKubeletClientNeedsItsUsages() {
        assertThat(refusal(SignerRules.KUBELET_CLIENT, "'client auth'", request("system:node:a", "system:nodes")))
                .isEqualTo("usages did not match [client auth digital signature key encipherment]");
    }

    @Test
    void aServingKubeletNamesItsAddress() {
        String usages = "'digital signature','server auth'";
        CertificateRequest named = new CertificateRequest(
                SubjectName.of("system:node:a", "system:nodes"), AlternativeNames.server(List.of("a"), List.of()), key);

        assertThat(refusal(SignerRules.KUBELET_SERVING, usages, request("system:node:a", "system:nodes")))
                .isEqualTo("DNS or IP subjectAltName is required");
        assertThatCode(() -> SignerRules.check(spec(SignerRules.KUBELET_SERVING, usages), named))
                .doesNotThrowAnyException();
    }

    private static String refusal(String signer, String usages, CertificateRequest request) {
        return catchThrowable(() -> SignerRules.check(spec(signer, usages), request))
                .getMessage();
    }

    private CertificateRequest request(String commonName, String... organizations) {
        return new CertificateRequest(SubjectName.of(commonName, organizations), AlternativeNames.NONE, key);
    }

    private static CertificateSigningRequestSpec spec(String signer, String usages) {
        return CertificateSigningRequestSpec.of(
                MemoryObjects.tree("{'signerName':'" + signer + "','usages':[" + usages + "]}"));
    }

    private static PublicKey key() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.envtest.internal.registry.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.view.certificates.v1.CertificateSigningRequest;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    @Test
    void aVerdictKeepsItsReason() {
        CertificateSigningRequest csr = request("Approved", "changed");

        Conditions.keepVerdict(csr, request("Approved", "first"));

        assertThat(csr.status().conditions().get(0).reason()).isEqualTo("first");
    }

    @Test
    void aFailureMayChange() {
        CertificateSigningRequest csr = request("Failed", "changed");

        Conditions.keepVerdict(csr, request("Failed", "first"));

        assertThat(csr.status().conditions().get(0).reason()).isEqualTo("changed");
    }

    private static CertificateSigningRequest request(String type, String reason) {
        return CertificateSigningRequest.of(MemoryObjects.tree(
                "{'status':{'conditions':[{'type':'" + type + "','status':'True','reason':'" + reason + "'}]}}"));
    }
}

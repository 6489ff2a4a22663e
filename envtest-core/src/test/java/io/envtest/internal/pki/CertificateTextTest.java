package io.envtest.internal.pki;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CertificateTextTest {

    @Test
    void aBundleWithoutPemCannotBeRead() {
        assertThat(CertificateText.problemOfBundle("text")).isEqualTo("unable to parse bytes as PEM block");
    }

    @Test
    void aBundleNeedsACertificate() {
        assertThat(CertificateText.problemOfBundle("-----BEGIN OTHER-----\nYQ==\n-----END OTHER-----\n"))
                .isEqualTo("no valid certificate authority data seen");
        assertThat(CertificateText.problemOfBundle("-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----\n"))
                .startsWith("failed to parse certificate: ");
    }
}

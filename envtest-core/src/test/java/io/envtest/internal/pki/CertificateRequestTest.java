package io.envtest.internal.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateRequestTest {

    /** Made by openssl: EC P-256 with alternative names. */
    private static final String EC = """
            -----BEGIN CERTIFICATE REQUEST-----
            MIIBQzCB6gIBADBBMRUwEwYDVQQKDAxzeXN0ZW06bm9kZXMxDzANBgNVBAoMBnNl
            Y29uZDEXMBUGA1UEAwwOc3lzdGVtOm5vZGU6bjEwWTATBgcqhkjOPQIBBggqhkjO
            PQMBBwNCAAS6Zd+rcjKjj6Z85HUVqxzHmaB8+e6RAgUROOzsNV4wH42yILzsMAyt
            kJMTXd5aTXcLPUrnTXhOAakSrzaWI1DQoEcwRQYJKoZIhvcNAQkOMTgwNjA0BgNV
            HREELTArgg5uMS5leGFtcGxlLmNvbYcECgECA4EFYUBiLmOGDHNwaWZmZTovL3gv
            eTAKBggqhkjOPQQDAgNIADBFAiAFtG4AZah3GIKCS6GXwt8Th1USR2HG2MPuqwLs
            B1sj7wIhAOpd7WhDa5rSP2XOVes40m2PzIU5NEEMdQbDyZF6mlP0
            -----END CERTIFICATE REQUEST-----
            """;

    /** Made by openssl: RSA 2048. */
    private static final String RSA = """
            -----BEGIN CERTIFICATE REQUEST-----
            MIICVDCCATwCAQAwDzENMAsGA1UEAwwEamFuZTCCASIwDQYJKoZIhvcNAQEBBQAD
            ggEPADCCAQoCggEBAJP5+DQIyZXXLQ04ENmFLXjKG+VuPOOEPCsh1zcdgBBuTsLU
            RqTuVMMDqCMyEwYs2K6CATjfV1GJ2mdUOY5GVNM7aeE8Ubc+LuLEZRTlTwZOv9aa
            pdkO5OhrDNaSnWl1seXC6snAclpgbaWYOWdpLHxYAuR0UEwr9nk7lCMxsh6mMzYP
            GmqS4gCYW/cgDadFoRei4U81i4x+fmkskua+hTn9mFy/kNki+rVTpQIexEvjBX5V
            j6o7gZp6YcBr9XkrWpCHsCiIwBwsJbC3zIbmOeuoGSC7uixftOqDm3togKjJ2Ddk
            gqqsvbsmdsDpaf46m2SpVm4CoSBr1wDhe5knOzsCAwEAAaAAMA0GCSqGSIb3DQEB
            CwUAA4IBAQBamBGTVAJ72p3rfIi0QgaswG7bB3qvARVaLPDHGbz3ByD5XRFgc8CW
            JjRG+6QlQXQJXgPdAVNFV1qAo48uUmVWnSPzyOX3/VOzvl7MbxCVwvj033tr6JhU
            2CStbfLocluLLQmgmwrAORiahiyWBHlP16OeyBGBv0nSuDH2rCA15GYjb3Wg5UDV
            71Eskm9lCrytwU5RfQUj7gntmqCwEnfj8NI2+osGqCmBIm0bqmS8QMRT5rY6nMg2
            yH2vJEkiqJuxVidb4BGvtCfICY3M2Zy34xtjCHwFEf5YwSlSMIR/AyEFl5gQIAi+
            sGyVv4YWwZl3BTJN9BxtsK0m3WP/df+S
            -----END CERTIFICATE REQUEST-----
            """;

    /** Made by openssl: Ed25519. */
    private static final String ED25519 = """
            -----BEGIN CERTIFICATE REQUEST-----
            MIGMMEACAQAwDTELMAkGA1UEAwwCZWQwKjAFBgMrZXADIQD2CdRDa0eNRvH8gSGO
            DKthzFRKBvZTgHvlYBtKAyn1K6AAMAUGAytlcANBABqUIPfUxjlXfrdXBSKn7u78
            x20c31AAYA50VD60BEVvWWDqLPoLK8MEHEDDDoS7XKhxULDY+9kvjYqwzs5OLAQ=
            -----END CERTIFICATE REQUEST-----
            """;

    @Test
    void readsSubjectAndAlternativeNames() throws Exception {
        CertificateRequest request = CertificateRequest.parse(der(EC));

        assertThat(request.subject()).isEqualTo(SubjectName.of("system:node:n1", "system:nodes", "second"));
        assertThat(request.names())
                .isEqualTo(new AlternativeNames(
                        List.of("n1.example.com"),
                        List.of(InetAddress.getByName("10.1.2.3")),
                        List.of("a@b.c"),
                        List.of("spiffe://x/y")));
    }

    @Test
    void readsRequestsOfOtherKeys() {
        assertThat(CertificateRequest.parse(der(RSA)).subject().commonName()).isEqualTo("jane");
        assertThat(CertificateRequest.parse(der(ED25519)).subject().commonName())
                .isEqualTo("ed");
    }

    @Test
    void aSignedRequestCarriesItsNames() throws Exception {
        CertificateRequest request = CertificateRequest.parse(der(EC));
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        CertificateAuthority authority = CertificateAuthority.create("ca", from, from.plusSeconds(1000));

        X509Certificate signed = authority.sign(
                new CertificateTemplate(
                        request.subject(), request.names(), Set.of(KeyPurpose.SERVER_AUTH), from, from.plusSeconds(10)),
                request.publicKey());

        signed.verify(authority.certificate().getPublicKey());
        assertThat(signed.getSubjectAlternativeNames()).hasSize(4);
    }

    @Test
    void refusesARequestWhoseSignatureDoesNotFit() {
        byte[] der = der(EC);
        der[der.length - 5] ^= 1;

        assertThatThrownBy(() -> CertificateRequest.parse(der)).isInstanceOf(MalformedDerException.class);
    }

    @Test
    void noBytesMakeItFailInAnotherWay() {
        byte[] good = der(EC);
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> CertificateRequest.parse(cut)).isInstanceOf(MalformedDerException.class);
        }
        for (int i = 0; i < good.length; i++) {
            byte[] bent = good.clone();
            bent[i] = (byte) (bent[i] + 0x7f);
            assertThatThrownBy(() -> CertificateRequest.parse(bent)).isInstanceOf(MalformedDerException.class);
        }
    }

    private static byte[] der(String pem) {
        return Pem.decode(pem).get(0).content();
    }
}

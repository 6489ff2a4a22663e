package io.envtest.internal.registry.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.pki.CertificateAuthority;
import io.envtest.view.FieldPath;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrustBundleRulesTest {

    private final String authority = CertificateAuthority.create(
                    "test", Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"))
            .certificatePem();

    @Test
    void theBundleOfASignerIsNamedAfterIt() {
        assertThat(TrustBundleRules.name("acme.io/pods", "acme.io:pods:one", false))
                .isEmpty();
        assertThat(TrustBundleRules.name("acme.io/pods", "one", false))
                .containsExactly(
                        "ClusterTrustBundle for signerName acme.io/pods must be named with prefix acme.io:pods:");
        assertThat(TrustBundleRules.name("", "acme.io:pods:one", false))
                .containsExactly("ClusterTrustBundle without signer name must not have \":\" in its name");
    }

    @Test
    void theBundleHoldsAuthoritiesEachOnce() {
        assertThat(check("text\n" + authority)).isEmpty();
        assertThat(check("text")).contains("at least one trust anchor must be provided");
        assertThat(check(authority + authority)).contains("duplicate trust anchor (indices [0 1])");
        assertThat(check("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"))
                .contains("entry 0 does not parse as X.509");
    }

    private static String check(String bundle) {
        FieldErrors errors = new FieldErrors();
        TrustBundleRules.anchors(errors, FieldPath.root("spec", "trustBundle"), bundle);
        return errors.isEmpty() ? "" : errors.aggregate();
    }
}

package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.registry.rule.SignerRules;
import io.envtest.view.core.v1.ClusterTrustBundleProjection;
import io.envtest.view.core.v1.PodCertificateProjection;
import io.envtest.view.core.v1.VolumeProjection;
import java.util.List;
import java.util.stream.Stream;

/** Rules of volumes in which certificates stand: those to trust, and that of the pod itself. */
final class CertificateSourceRules {

    private static final List<String> KEY_TYPES =
            List.of("RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519");
    private static final int HOUR_SECONDS = 3600;
    private static final int DAY_SECONDS = 86_400;
    private static final int LONGEST_SECONDS = 91 * DAY_SECONDS;

    private CertificateSourceRules() {}

    /** One that was dropped though it was sent empty has not even the fields that are always there. */
    static void bundle(FieldErrors errors, ClusterTrustBundleProjection bundle) {
        if (!bundle.present() || bundle.node().isEmpty()) {
            return;
        }
        if (bundle.hasName() && bundle.hasSignerName()) {
            errors.invalid(bundle.path(), GoValue.of(bundle), "only one of name and signerName may be used");
        } else if (bundle.hasName()) {
            name(errors, bundle);
        } else if (bundle.hasSignerName()) {
            if (bundle.signerName().isEmpty()) {
                errors.required(bundle.path("signerName"), "must be a valid signer name");
            }
            SignerRules.name(errors, bundle.path("signerName"), bundle.signerName());
            LabelRules.selector(errors, bundle.labelSelector());
        } else {
            errors.required(bundle.path(), "either name or signerName must be specified");
        }
        if (Rules.required(errors, bundle.path("path"), bundle.path_())) {
            FileSourceRules.target(errors, bundle.path("path"), bundle.path_());
        }
    }

    private static void name(FieldErrors errors, ClusterTrustBundleProjection bundle) {
        String name = bundle.name();
        if (name.isEmpty()) {
            errors.required(bundle.path("name"), "must be a valid object name");
        }
        NameRules.DNS_SUBDOMAIN
                .check(name.substring(name.lastIndexOf(':') + 1), false)
                .forEach(wrong ->
                        errors.invalid(bundle.path("name"), name, "not a valid clustertrustbundlename: " + wrong));
        if (bundle.labelSelector().present()) {
            errors.invalid(
                    bundle.path("labelSelector"),
                    GoValue.of(bundle.labelSelector()),
                    "labelSelector must be unset if name is specified");
        }
    }

    static void certificate(FieldErrors errors, PodCertificateProjection certificate) {
        if (!certificate.present() || certificate.node().isEmpty()) {
            return;
        }
        SignerRules.name(errors, certificate.path("signerName"), certificate.signerName());
        Rules.oneOf(errors, certificate.path("keyType"), certificate.keyType(), KEY_TYPES);
        if (certificate.hasMaxExpirationSeconds()) {
            lifetime(errors, certificate);
        }
        SignerRules.annotations(errors, certificate.path("userAnnotations"), certificate.userAnnotations());
        if (Stream.of(certificate.credentialBundlePath(), certificate.keyPath(), certificate.certificateChainPath())
                .allMatch(String::isEmpty)) {
            errors.required(
                    certificate.path(),
                    "specify at least one of credentialBundlePath, keyPath, and certificateChainPath");
        }
        target(errors, certificate, "credentialBundlePath", certificate.credentialBundlePath());
        target(errors, certificate, "keyPath", certificate.keyPath());
        target(errors, certificate, "certificateChainPath", certificate.certificateChainPath());
    }

    private static void target(FieldErrors errors, PodCertificateProjection certificate, String field, String path) {
        if (!path.isEmpty()) {
            FileSourceRules.target(errors, certificate.path(field), path);
        }
    }

    private static void lifetime(FieldErrors errors, PodCertificateProjection certificate) {
        int seconds = certificate.maxExpirationSeconds();
        int most = certificate.signerName().startsWith("kubernetes.io/") ? DAY_SECONDS : LONGEST_SECONDS;
        String words = "if provided, maxExpirationSeconds must be ";
        if (seconds < HOUR_SECONDS) {
            errors.invalid(certificate.path("maxExpirationSeconds"), seconds, words + ">= " + HOUR_SECONDS);
        } else if (seconds > most) {
            errors.invalid(certificate.path("maxExpirationSeconds"), seconds, words + "<= " + most);
        }
    }

    /** Where files are put. */
    static List<String> paths(VolumeProjection projection) {
        PodCertificateProjection certificate = projection.podCertificate();
        return Stream.of(
                        projection.clusterTrustBundle().path_(),
                        certificate.credentialBundlePath(),
                        certificate.keyPath(),
                        certificate.certificateChainPath())
                .filter(path -> !path.isEmpty())
                .toList();
    }
}

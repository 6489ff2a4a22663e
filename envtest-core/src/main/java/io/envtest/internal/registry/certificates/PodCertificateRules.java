package io.envtest.internal.registry.certificates;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.pki.CertificateRequest;
import io.envtest.internal.pki.KeyProof;
import io.envtest.internal.pki.MalformedDerException;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.registry.rule.SignerRules;
import io.envtest.view.FieldPath;
import io.envtest.view.certificates.v1beta1.PodCertificateRequestSpec;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Set;

/** What may be asked for a pod. */
final class PodCertificateRules {

    private static final int MOST_BYTES = 10 * 1024;
    private static final int UID_BYTES = 128;
    private static final int HOUR_SECONDS = 3600;
    private static final int DAY_SECONDS = 86_400;
    private static final int LONGEST_SECONDS = 91 * DAY_SECONDS;
    private static final Set<Integer> CURVE_BITS = Set.of(256, 384, 521);
    private static final Set<Integer> MODULUS_BITS = Set.of(3072, 4096);
    private static final String ONE_WAY =
            "exactly one of (stubPKCS10Request) or (pkixPublicKey, proofOfPossession) must be set";

    private PodCertificateRules() {}

    static void spec(FieldErrors errors, PodCertificateRequestSpec spec) {
        SignerRules.name(errors, spec.path("signerName"), spec.signerName());
        object(errors, spec, "pod", spec.podName(), spec.podUID());
        object(errors, spec, "serviceAccount", spec.serviceAccountName(), spec.serviceAccountUID());
        object(errors, spec, "node", spec.nodeName(), spec.nodeUID());
        long most = spec.signerName().startsWith("kubernetes.io/") ? DAY_SECONDS : LONGEST_SECONDS;
        if (spec.maxExpirationSeconds() < HOUR_SECONDS || spec.maxExpirationSeconds() > most) {
            errors.invalid(
                    spec.path("maxExpirationSeconds"),
                    spec.maxExpirationSeconds(),
                    "must be in the range [" + HOUR_SECONDS + ", " + most + "]");
        }
        SignerRules.annotations(errors, spec.path("unverifiedUserAnnotations"), spec.unverifiedUserAnnotations());
        boolean request = !spec.stubPKCS10Request().isEmpty();
        boolean key = !spec.pkixPublicKey().isEmpty();
        boolean proof = !spec.proofOfPossession().isEmpty();
        if (request && !key && !proof) {
            request(errors, spec);
        } else if (!request && key && proof) {
            proof(errors, spec);
        } else {
            errors.invalid(spec.path(), ONE_WAY);
        }
    }

    private static void object(
            FieldErrors errors, PodCertificateRequestSpec spec, String what, String name, String uid) {
        Rules.format(errors, spec.path(what + "Name"), name, Formats.DNS_SUBDOMAIN);
        if (uid.isEmpty()) {
            errors.invalid(spec.path(what + "UID"), uid, "must not be empty");
        }
        Rules.maxBytes(errors, spec.path(what + "UID"), uid, UID_BYTES);
    }

    private static void request(FieldErrors errors, PodCertificateRequestSpec spec) {
        FieldPath path = spec.path("stubPKCS10Request");
        byte[] der = bytes(spec.stubPKCS10Request());
        if (der.length > MOST_BYTES) {
            errors.tooLong(path, MOST_BYTES);
            return;
        }
        PublicKey key;
        try {
            key = CertificateRequest.requestedKey(der);
        } catch (MalformedDerException e) {
            errors.invalid(path, "must be a valid PKCS#10 CSR");
            return;
        }
        if (strong(errors, path, key, "P256, P384, or P521")) {
            try {
                CertificateRequest.parse(der);
            } catch (MalformedDerException e) {
                errors.invalid(path, "invalid signature");
            }
        }
    }

    private static void proof(FieldErrors errors, PodCertificateRequestSpec spec) {
        FieldPath path = spec.path("pkixPublicKey");
        byte[] der = bytes(spec.pkixPublicKey());
        byte[] signature = bytes(spec.proofOfPossession());
        if (der.length > MOST_BYTES) {
            errors.tooLong(path, MOST_BYTES);
            return;
        }
        if (signature.length > MOST_BYTES) {
            errors.tooLong(spec.path("proofOfPossession"), MOST_BYTES);
            return;
        }
        PublicKey key;
        try {
            key = CertificateRequest.publicKey(der);
        } catch (MalformedDerException e) {
            errors.invalid(path, spec.pkixPublicKey(), "must be a valid PKIX-serialized public key");
            return;
        }
        if (strong(errors, path, key, "P256 or P384")
                && !KeyProof.proves(key, spec.podUID().getBytes(StandardCharsets.US_ASCII), signature)) {
            errors.invalid(spec.path("proofOfPossession"), "could not verify proof-of-possession signature");
        }
    }

    private static boolean strong(FieldErrors errors, FieldPath path, PublicKey key, String curves) {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (!MODULUS_BITS.contains(bits)) {
                errors.invalid(path, bits + "-bit modulus", "RSA keys must have modulus size 3072 or 4096");
                return false;
            }
        } else if (key instanceof ECPublicKey ec) {
            int bits = ec.getParams().getOrder().bitLength();
            if (!CURVE_BITS.contains(bits)) {
                errors.invalid(path, "curve P-" + bits, "elliptic public keys must use curve " + curves);
                return false;
            }
        }
        return true;
    }

    /** The key that was asked for; only of a request that made sense. */
    static PublicKey key(PodCertificateRequestSpec spec) {
        return spec.stubPKCS10Request().isEmpty()
                ? CertificateRequest.publicKey(bytes(spec.pkixPublicKey()))
                : CertificateRequest.requestedKey(bytes(spec.stubPKCS10Request()));
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}

package io.envtest.internal.authn.x509;

import io.envtest.internal.authn.Authentication;
import io.envtest.internal.authn.Authentication.Authenticated;
import io.envtest.internal.authn.Authentication.NoOpinion;
import io.envtest.internal.authn.Authentication.Rejected;
import io.envtest.internal.authn.Authenticator;
import io.envtest.internal.authn.Credentials;
import io.envtest.internal.pki.SubjectName;
import io.envtest.internal.request.UserInfo;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Takes a client certificate's common name for the user and its organizations for the groups.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates">X.509 client certificates</a>
 */
public final class CertificateAuthenticator implements Authenticator {

    private static final String CREDENTIAL_ID = "authentication.kubernetes.io/credential-id";

    private final ChainVerifier verifier;

    /** Trusts what the verifier trusts. */
    public CertificateAuthenticator(ChainVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public Authentication authenticate(Credentials credentials) {
        List<X509Certificate> chain = credentials.certificates();
        if (chain.isEmpty()) {
            return new NoOpinion();
        }
        String problem = verifier.problem(chain);
        if (!problem.isEmpty()) {
            return new Rejected("verifying certificate failed: " + problem);
        }
        X509Certificate leaf = chain.get(0);
        SubjectName subject = SubjectName.parse(leaf.getSubjectX500Principal().getEncoded());
        if (subject.commonName().isEmpty()) {
            return new NoOpinion();
        }
        Map<String, List<String>> extra = Map.of(CREDENTIAL_ID, List.of("X509SHA256=" + fingerprint(leaf)));
        return new Authenticated(
                new UserInfo(subject.commonName(), subject.uid(), subject.organizations(), extra), List.of());
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate without a fingerprint", e);
        }
    }
}

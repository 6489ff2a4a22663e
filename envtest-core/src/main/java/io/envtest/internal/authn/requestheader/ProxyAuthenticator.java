package io.envtest.internal.authn.requestheader;

import io.envtest.internal.authn.Authentication;
import io.envtest.internal.authn.Authentication.Authenticated;
import io.envtest.internal.authn.Authentication.NoOpinion;
import io.envtest.internal.authn.Authentication.Rejected;
import io.envtest.internal.authn.Authenticator;
import io.envtest.internal.authn.Credentials;
import io.envtest.internal.authn.x509.ChainVerifier;
import io.envtest.internal.pki.SubjectName;
import io.envtest.internal.request.UserInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Believes a proxy that shows a certificate of its own authority: the user stands in X-Remote-User, -Uid, -Group and
 * -Extra headers.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#authenticating-proxy">Authenticating proxy</a>
 */
public final class ProxyAuthenticator implements Authenticator {

    private static final String EXTRA = "x-remote-extra-";

    private final ChainVerifier verifier;
    private final List<String> allowedNames;

    /**
     * Trusts what the verifier trusts.
     *
     * @param allowedNames common names of proxies, empty for any
     */
    public ProxyAuthenticator(ChainVerifier verifier, List<String> allowedNames) {
        this.verifier = verifier;
        this.allowedNames = List.copyOf(allowedNames);
    }

    @Override
    public Authentication authenticate(Credentials credentials) {
        if (credentials.certificates().isEmpty()) {
            return new NoOpinion();
        }
        String problem = verifier.problem(credentials.certificates());
        if (!problem.isEmpty()) {
            return new Rejected(problem);
        }
        String proxy = SubjectName.parse(credentials
                        .certificates()
                        .get(0)
                        .getSubjectX500Principal()
                        .getEncoded())
                .commonName();
        if (!allowedNames.isEmpty() && !allowedNames.contains(proxy)) {
            return new Rejected("x509: subject with cn=" + proxy + " is not in the allowed list");
        }
        return user(credentials);
    }

    private static Authentication user(Credentials credentials) {
        String name = credentials.first("X-Remote-User");
        if (name.isEmpty()) {
            return new NoOpinion();
        }
        List<String> groups = credentials.headers().apply("X-Remote-Group");
        return new Authenticated(
                new UserInfo(name, credentials.first("X-Remote-Uid"), groups, extra(credentials)), List.of());
    }

    private static Map<String, List<String>> extra(Credentials credentials) {
        Map<String, List<String>> extra = new TreeMap<>();
        for (String header : credentials.headerNames().get()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(EXTRA)) {
                String key = URLDecoder.decode(lower.substring(EXTRA.length()), StandardCharsets.UTF_8);
                extra.put(key, credentials.headers().apply(header));
            }
        }
        return extra;
    }
}

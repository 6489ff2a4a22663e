package io.envtest.internal.authn.token;

import io.envtest.internal.authn.Authentication;
import io.envtest.internal.authn.Authentication.Authenticated;
import io.envtest.internal.authn.Authentication.NoOpinion;
import io.envtest.internal.authn.Authentication.Rejected;
import io.envtest.internal.authn.Authenticator;
import io.envtest.internal.authn.Credentials;
import io.envtest.internal.meta.Reasons;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Takes the token from the Authorization header, or from the subprotocols of a WebSocket, and asks the methods that know
 * tokens. A header of another scheme, or without a token, is none of our business.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#putting-a-bearer-token-in-a-request">Bearer tokens</a>
 */
public final class BearerTokens implements Authenticator {

    private static final String SCHEME = "bearer";
    private static final String PROTOCOL = "base64url.bearer.authorization.k8s.io.";

    private final List<TokenAuthenticator> methods;
    private final List<String> audiences;

    /**
     * Takes the methods in order.
     *
     * @param audiences the names under which tokens know the API server
     */
    public BearerTokens(List<TokenAuthenticator> methods, List<String> audiences) {
        this.methods = List.copyOf(methods);
        this.audiences = List.copyOf(audiences);
    }

    @Override
    public Authentication authenticate(Credentials credentials) {
        String token = fromHeader(credentials);
        if (token.isEmpty()) {
            token = fromWebSocket(credentials);
        }
        return token.isEmpty() ? new NoOpinion() : review(token, audiences);
    }

    /** Looks at a token that is for one of the audiences. */
    public Authentication review(String token, List<String> wanted) {
        List<String> reasons = new ArrayList<>(List.of("invalid bearer token"));
        for (TokenAuthenticator method : methods) {
            Authentication answer = method.authenticate(token, wanted);
            if (answer instanceof Authenticated) {
                return answer;
            }
            if (answer instanceof Rejected rejected) {
                reasons.add(rejected.why());
            }
        }
        return new Rejected(Reasons.join(reasons));
    }

    /** The names under which tokens know the API server. */
    public List<String> audiences() {
        return audiences;
    }

    private static String fromHeader(Credentials credentials) {
        List<String> headers = credentials.headers().apply("Authorization");
        if (headers.isEmpty()) {
            return "";
        }
        String[] words = headers.get(0).strip().split(" ", 3);
        return words.length > 1 && words[0].equalsIgnoreCase(SCHEME) ? words[1] : "";
    }

    private static String fromWebSocket(Credentials credentials) {
        for (String header : credentials.headers().apply("Sec-WebSocket-Protocol")) {
            for (String protocol : header.split(",")) {
                String name = protocol.strip();
                if (name.startsWith(PROTOCOL)) {
                    return decode(name.substring(PROTOCOL.length()));
                }
            }
        }
        return "";
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A token nobody can read is no token: the request is then anonymous.
            return "";
        }
    }
}

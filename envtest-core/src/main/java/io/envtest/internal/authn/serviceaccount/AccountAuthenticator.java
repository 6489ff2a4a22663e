package io.envtest.internal.authn.serviceaccount;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.authn.Authentication;
import io.envtest.internal.authn.Authentication.Authenticated;
import io.envtest.internal.authn.Authentication.NoOpinion;
import io.envtest.internal.authn.Authentication.Rejected;
import io.envtest.internal.authn.token.TokenAuthenticator;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.jwt.JsonWebToken;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.request.UserInfo;
import io.envtest.time.ClusterClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Knows the tokens that the cluster's own issuer signed. A signature is checked once, what the token is about each time:
 * so a token ends at once with its account, pod, secret or node.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/">Service accounts</a>
 */
public final class AccountAuthenticator implements TokenAuthenticator {

    private static final int REMEMBERED = 2000;

    private final AccountTokens tokens;
    private final List<String> serverAudiences;
    private final RequestedTokens requested;
    private final LegacyTokens legacy;
    private final Map<String, JsonWebToken> verified = new ConcurrentHashMap<>();

    /**
     * Knows the tokens of an issuer.
     *
     * @param serverAudiences whom a token is for that names nobody
     */
    public AccountAuthenticator(
            AccountTokens tokens, List<String> serverAudiences, ObjectReader objects, ClusterClock clock) {
        this.tokens = tokens;
        this.serverAudiences = List.copyOf(serverAudiences);
        this.requested = new RequestedTokens(objects, clock);
        this.legacy = new LegacyTokens(objects);
    }

    @Override
    public Authentication authenticate(String text, List<String> audiences) {
        JsonWebToken known = verified.get(text);
        Optional<JsonWebToken> parsed = known == null ? JsonWebToken.parse(text) : Optional.of(known);
        if (parsed.isEmpty() || !ours(issuer(parsed.get()))) {
            return new NoOpinion();
        }
        JsonWebToken token = parsed.get();
        String problem = known == null ? signatureProblem(text, token) : "";
        if (!problem.isEmpty()) {
            return new Rejected(problem);
        }
        List<String> named = audiences(token);
        List<String> common = audiences.stream().filter(named::contains).toList();
        if (common.isEmpty()) {
            return new Rejected(
                    "token audiences " + quoted(named) + " is invalid for the target audiences " + quoted(audiences));
        }
        return outcome(text, token, common);
    }

    private Authentication outcome(String text, JsonWebToken token, List<String> audiences) {
        try {
            UserInfo user = issuer(token).equals(AccountTokens.LEGACY_ISSUER)
                    ? legacy.user(text, token)
                    : requested.user(token);
            return new Authenticated(user, audiences);
        } catch (InvalidTokenException e) {
            return new Rejected(String.valueOf(e.getMessage()));
        }
    }

    private String signatureProblem(String text, JsonWebToken token) {
        String keyId = token.headerText("kid");
        if (!keyId.isEmpty() && !keyId.equals(tokens.key().keyId())) {
            return "invalid signature, no keys found";
        }
        if (!tokens.key().signed(token)) {
            return "go-jose/go-jose: error in cryptographic primitive";
        }
        if (verified.size() > REMEMBERED) {
            verified.clear();
        }
        verified.put(text, token);
        return "";
    }

    private boolean ours(String issuer) {
        return issuer.equals(tokens.issuer()) || issuer.equals(AccountTokens.LEGACY_ISSUER);
    }

    private static String issuer(JsonWebToken token) {
        return token.claims().path("iss").asText("");
    }

    private List<String> audiences(JsonWebToken token) {
        List<String> audiences = new ArrayList<>();
        JsonNode claim = token.claims().path("aud");
        if (claim.isTextual()) {
            audiences.add(claim.textValue());
        }
        claim.forEach(audience -> audiences.add(audience.asText("")));
        return audiences.isEmpty() ? serverAudiences : audiences;
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(GoQuote::quote).collect(Collectors.joining(" ", "[", "]"));
    }
}

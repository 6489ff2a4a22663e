package io.envtest.internal.authn.bootstraptoken;

import io.envtest.api.ObjectKey;
import io.envtest.internal.authn.Authentication;
import io.envtest.internal.authn.Authentication.Authenticated;
import io.envtest.internal.authn.Authentication.NoOpinion;
import io.envtest.internal.authn.token.TokenAuthenticator;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.request.UserInfo;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows tokens {@code ID.SECRET} that stand in secrets {@code kube-system/bootstrap-token-ID}.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/">Bootstrap tokens</a>
 */
public final class BootstrapTokenAuthenticator implements TokenAuthenticator {

    private static final Pattern TOKEN = Pattern.compile("([a-z0-9]{6})\\.([a-z0-9]{16})");
    private static final Pattern GROUP = Pattern.compile("system:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]");
    private static final String SECRET_TYPE = "bootstrap.kubernetes.io/token";

    private final ObjectReader objects;
    private final ClusterClock clock;
    private final List<String> serverAudiences;

    /**
     * Looks secrets up here.
     *
     * @param serverAudiences whom these tokens are for: the API server
     */
    public BootstrapTokenAuthenticator(ObjectReader objects, ClusterClock clock, List<String> serverAudiences) {
        this.objects = objects;
        this.clock = clock;
        this.serverAudiences = List.copyOf(serverAudiences);
    }

    @Override
    public Authentication authenticate(String token, List<String> audiences) {
        Matcher matcher = TOKEN.matcher(token);
        List<String> common =
                audiences.stream().filter(serverAudiences::contains).toList();
        if (common.isEmpty() || !matcher.matches()) {
            return new NoOpinion();
        }
        ObjectKey key = new ObjectKey("kube-system", "bootstrap-token-" + matcher.group(1));
        return objects.get(Resources.SECRETS, key)
                .map(Secret::of)
                .filter(secret -> usable(secret, matcher.group(1), matcher.group(2)))
                .flatMap(secret -> user(secret, matcher.group(1)))
                .<Authentication>map(user -> new Authenticated(user, common))
                .orElseGet(NoOpinion::new);
    }

    private boolean usable(Secret secret, String id, String password) {
        return secret.type().equals(SECRET_TYPE)
                && !secret.metadata().hasDeletionTimestamp()
                && data(secret, "token-secret").equals(password)
                && data(secret, "token-id").equals(id)
                && data(secret, "usage-bootstrap-authentication").equals("true")
                && !expired(data(secret, "expiration"));
    }

    private boolean expired(String expiration) {
        if (expiration.isEmpty()) {
            return false;
        }
        try {
            return !Instant.parse(expiration).isAfter(clock.now());
        } catch (DateTimeParseException e) {
            // A secret whose end nobody can read lets nobody in.
            return true;
        }
    }

    private static Optional<UserInfo> user(Secret secret, String id) {
        TreeSet<String> groups = new TreeSet<>(List.of("system:bootstrappers"));
        String extra = data(secret, "auth-extra-groups");
        if (!extra.isEmpty()) {
            groups.addAll(List.of(extra.split(",")));
        }
        boolean allowed = groups.stream()
                .allMatch(group -> group.equals("system:bootstrappers")
                        || GROUP.matcher(group).matches());
        return allowed
                ? Optional.of(new UserInfo("system:bootstrap:" + id, "", List.copyOf(groups), Map.of()))
                : Optional.empty();
    }

    private static String data(Secret secret, String key) {
        String value = secret.data().getOrDefault(key, "");
        return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    }
}

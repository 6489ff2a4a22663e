package io.envtest.internal.authn.serviceaccount;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.authn.serviceaccount.TokenBinding.Reference;
import io.envtest.internal.jwt.JsonWebToken;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.request.UserInfo;
import io.envtest.time.ClusterClock;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a requested token stands for, if it still does. */
final class RequestedTokens {

    private static final String GONE = "service account token has been invalidated";
    private static final String EXTRA = "authentication.kubernetes.io/";
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private final ObjectReader objects;
    private final ClusterClock clock;

    RequestedTokens(ObjectReader objects, ClusterClock clock) {
        this.objects = objects;
        this.clock = clock;
    }

    UserInfo user(JsonWebToken token) {
        Instant now = clock.now();
        checkTimes(token, now);
        AccountClaims claims = AccountClaims.read(token);
        checkAccount(claims, now.minus(LEEWAY));
        checkBound(Resources.SECRETS, claims.namespace(), claims.binding().secret(), now);
        checkBound(Resources.PODS, claims.namespace(), claims.binding().pod(), now);
        if (claims.binding().node().present() && !claims.binding().pod().present()) {
            checkBound(Resources.NODES, "", claims.binding().node(), now);
        }
        return new UserInfo(
                ServiceAccountNames.user(claims.namespace(), claims.account().name()),
                claims.account().uid(),
                ServiceAccountNames.groups(claims.namespace()),
                extra(token, claims));
    }

    private static void checkTimes(JsonWebToken token, Instant now) {
        if (isBefore(token, "exp", now.minus(LEEWAY))) {
            throw new InvalidTokenException("service account token has expired");
        }
        if (isAfter(token, "nbf", now.plus(LEEWAY))) {
            throw new InvalidTokenException("service account token is not valid yet");
        }
        if (isAfter(token, "iat", now.plus(LEEWAY))) {
            throw new InvalidTokenException("service account token is issued in the future");
        }
    }

    private void checkAccount(AccountClaims claims, Instant deletedBefore) {
        String name = claims.account().name();
        if (name.isEmpty()) {
            throw new InvalidTokenException("resource name may not be empty");
        }
        ObjectNode account = objects.get(Resources.SERVICE_ACCOUNTS, new ObjectKey(claims.namespace(), name))
                .orElseThrow(() -> new InvalidTokenException("serviceaccounts \"" + name + "\" not found"));
        ObjectMeta meta = PartialObjectMetadata.of(account).metadata();
        if (deleted(meta, deletedBefore)) {
            throw new InvalidTokenException("service account " + claims.namespace() + "/" + name + " has been deleted");
        }
        if (!meta.uid().equals(claims.account().uid())) {
            throw new InvalidTokenException("service account UID (" + meta.uid() + ") does not match claim ("
                    + claims.account().uid() + ")");
        }
    }

    private void checkBound(GroupVersionResource resource, String namespace, Reference reference, Instant now) {
        if (!reference.present()) {
            return;
        }
        Optional<ObjectNode> found = objects.get(resource, new ObjectKey(namespace, reference.name()));
        ObjectMeta meta = PartialObjectMetadata.of(found.orElseThrow(() -> new InvalidTokenException(GONE)))
                .metadata();
        if (deleted(meta, now.minus(LEEWAY)) || !meta.uid().equals(reference.uid())) {
            throw new InvalidTokenException(GONE);
        }
    }

    private static boolean deleted(ObjectMeta meta, Instant before) {
        return meta.hasDeletionTimestamp()
                && Instant.parse(meta.deletionTimestamp()).isBefore(before);
    }

    private static Map<String, List<String>> extra(JsonWebToken token, AccountClaims claims) {
        Map<String, List<String>> extra = new TreeMap<>();
        String id = token.claims().path("jti").asText("");
        if (!id.isEmpty()) {
            extra.put(EXTRA + "credential-id", List.of("JTI=" + id));
        }
        put(extra, "pod", claims.binding().pod());
        put(extra, "node", claims.binding().node());
        return extra;
    }

    private static void put(Map<String, List<String>> extra, String kind, Reference reference) {
        if (reference.present()) {
            extra.put(EXTRA + kind + "-name", List.of(reference.name()));
            extra.put(EXTRA + kind + "-uid", List.of(reference.uid()));
        }
    }

    private static boolean isBefore(JsonWebToken token, String claim, Instant moment) {
        return token.claims().has(claim)
                && Instant.ofEpochSecond(token.claims().path(claim).asLong()).isBefore(moment);
    }

    private static boolean isAfter(JsonWebToken token, String claim, Instant moment) {
        return token.claims().has(claim)
                && Instant.ofEpochSecond(token.claims().path(claim).asLong()).isAfter(moment);
    }
}

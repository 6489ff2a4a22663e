package io.envtest.internal.endpoint.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.authn.serviceaccount.AccountTokenRequest;
import io.envtest.internal.authn.serviceaccount.AccountTokens;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.PostedResource;
import io.envtest.internal.registry.Target;
import io.envtest.time.ClusterClock;
import io.envtest.view.FieldPath;
import io.envtest.view.authentication.v1.TokenRequest;
import io.envtest.view.core.v1.ServiceAccount;
import io.envtest.view.meta.v1.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A token for a service account, perhaps bound to a pod, secret or node. */
public final class TokenRequests implements PostedResource {

    private static final GroupVersionKind KIND = new GroupVersionKind("authentication.k8s.io", "v1", "TokenRequest");
    private static final long SHORTEST = Duration.ofMinutes(10).toSeconds();
    private static final long USUAL = Duration.ofHours(1).toSeconds();
    private static final long LONGEST = 1L << 32;

    private final ObjectReader objects;
    private final AccountTokens tokens;
    private final List<String> serverAudiences;
    private final ClusterClock clock;
    private final BoundObjects bound;

    /**
     * Makes tokens.
     *
     * @param serverAudiences whom a token is for that names nobody
     */
    public TokenRequests(ObjectReader objects, AccountTokens tokens, List<String> serverAudiences, ClusterClock clock) {
        this.objects = objects;
        this.tokens = tokens;
        this.serverAudiences = List.copyOf(serverAudiences);
        this.clock = clock;
        this.bound = new BoundObjects(objects);
    }

    @Override
    public GroupVersionResource resource() {
        return Resources.SERVICE_ACCOUNTS;
    }

    @Override
    public String subresource() {
        return "token";
    }

    /** The client may say which account it means. */
    @Override
    public void wipe(Target target, ObjectNode posted) {}

    @Override
    public void setDefaults(ObjectNode posted) {
        TokenRequest request = TokenRequest.of(posted);
        if (!request.spec().hasExpirationSeconds()) {
            request.spec().setExpirationSeconds(USUAL);
        }
    }

    @Override
    public ObjectNode answer(Target target, ObjectNode posted, AdmissionCallback admission) {
        TokenRequest request = TokenRequest.of(posted);
        checkName(request, target.name());
        ServiceAccount account = objects.get(
                        Resources.SERVICE_ACCOUNTS, new ObjectKey(target.namespace(), target.name()))
                .map(ServiceAccount::of)
                .orElseThrow(() -> ApiErrors.notFound(Resources.SERVICE_ACCOUNTS, target.name()));
        checkUid(request, account.metadata());
        Instant now = clock.now().truncatedTo(ChronoUnit.SECONDS);
        complete(request, account, now);
        admission.validate(posted.deepCopy(), null);
        checkLifetime(request);
        AccountTokenRequest wanted = new AccountTokenRequest(
                target.namespace(),
                target.name(),
                account.metadata().uid(),
                bound.resolve(target, request.spec().boundObjectRef()),
                request.spec().audiences(),
                now,
                Duration.ofSeconds(request.spec().expirationSeconds()));
        request.status().setToken(tokens.issue(wanted));
        request.status().setExpirationTimestamp(now.plus(wanted.lifetime()).toString());
        return posted;
    }

    private static void checkName(TokenRequest request, String account) {
        String name = request.metadata().name();
        if (!name.isEmpty() && !name.equals(account)) {
            FieldErrors errors = new FieldErrors();
            errors.invalid(
                    FieldPath.root("metadata", "name"), name, "must match the service account name if specified");
            throw errors.toException(KIND, account);
        }
    }

    private static void checkUid(TokenRequest request, ObjectMeta account) {
        String uid = request.metadata().uid();
        if (!uid.isEmpty() && !uid.equals(account.uid())) {
            GroupVersionResource asked = new GroupVersionResource(KIND.group(), KIND.version(), KIND.kind());
            String why = "the UID in the token request (" + uid + ") does not match the UID of the service account ("
                    + account.uid() + ")";
            throw ApiErrors.conflict(asked, account.name(), why);
        }
    }

    private void complete(TokenRequest request, ServiceAccount account, Instant now) {
        ObjectNode sent = request.metadata().materialize();
        ObjectNode others = sent.deepCopy();
        sent.removeAll(); // what identifies it stands before what was sent
        request.metadata()
                .setName(account.metadata().name())
                .setNamespace(account.metadata().namespace())
                .setUid(account.metadata().uid())
                .setCreationTimestamp(now.toString());
        others.properties().forEach(field -> {
            if (!sent.has(field.getKey())) {
                sent.set(field.getKey(), field.getValue());
            }
        });
        if (request.spec().audiences().isEmpty()) {
            request.spec().setAudiences(serverAudiences);
        }
        if (!request.spec().hasBoundObjectRef()) {
            request.spec().materialize().putNull("boundObjectRef");
        }
    }

    private static void checkLifetime(TokenRequest request) throws ApiException {
        long seconds = request.spec().expirationSeconds();
        FieldErrors errors = new FieldErrors();
        if (seconds < SHORTEST) {
            errors.invalid(
                    request.spec().path("expirationSeconds"),
                    seconds,
                    "may not specify a duration less than 10 minutes");
        }
        if (seconds > LONGEST) {
            errors.invalid(
                    request.spec().path("expirationSeconds"),
                    seconds,
                    "may not specify a duration larger than 2^32 seconds");
        }
        errors.throwIfAny(KIND, "");
    }
}

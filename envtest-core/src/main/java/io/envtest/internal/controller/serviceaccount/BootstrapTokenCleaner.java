package io.envtest.internal.controller.serviceaccount;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.core.v1.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Deletes bootstrap tokens when they expire.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/">Bootstrap tokens</a>
 */
public final class BootstrapTokenCleaner extends Controller {

    private static final String TYPE = "bootstrap.kubernetes.io/token";
    private static final String NAMESPACE = "kube-system";

    /** A token whose time cannot be read has expired. */
    private static final Optional<Instant> LONG_AGO = Optional.of(Instant.EPOCH);

    /** Makes the controller. */
    public BootstrapTokenCleaner() {
        super("token-cleaner-controller", "token-cleaner");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<Secret> secrets = setup.lister(Resources.SECRETS);
        ReconcileLoop<ObjectKey> loop = setup.loop(
                key -> secrets.get(key).map(secret -> reconcile(setup, secret)).orElse(Result.DONE));
        setup.watch(Resources.SECRETS, secret -> {
            if (secret.type().equals(TYPE) && secret.metadata().namespace().equals(NAMESPACE)) {
                loop.add(Meta.key(secret.metadata()));
            }
        });
    }

    private static Result reconcile(ControllerSetup setup, Secret secret) {
        Optional<Instant> expiration = expiration(secret);
        if (expiration.isEmpty()) {
            return Result.DONE;
        }
        Duration left = Duration.between(setup.clock().now(), expiration.get());
        if (!left.isNegative() && !left.isZero()) {
            return Result.after(left);
        }
        setup.client().delete(Resources.SECRETS, secret.metadata(), "");
        return Result.DONE;
    }

    private static Optional<Instant> expiration(Secret secret) {
        try {
            byte[] text = Base64.getDecoder().decode(secret.data().getOrDefault("expiration", ""));
            return text.length == 0
                    ? Optional.empty()
                    : Timestamps.parse(new String(text, StandardCharsets.UTF_8)).or(() -> LONG_AGO);
        } catch (IllegalArgumentException e) {
            return LONG_AGO;
        }
    }
}

package io.envtest.internal.controller.serviceaccount;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.view.core.v1.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * Deletes bootstrap tokens when they expire.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/">Bootstrap tokens</a>
 */
public final class BootstrapTokenCleaner extends Controller {

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
            if (BootstrapToken.is(secret)) {
                loop.add(Meta.key(secret.metadata()));
            }
        });
    }

    private static Result reconcile(ControllerSetup setup, Secret secret) {
        Optional<Instant> expiration = new BootstrapToken(secret).expiration();
        if (expiration.isEmpty()) {
            return Result.DONE;
        }
        return Result.onceDue(
                expiration.get(),
                setup.clock().now(),
                () -> setup.client().deleteIfPresent(Resources.SECRETS, secret.metadata(), ""));
    }
}

package io.envtest.internal.controller.serviceaccount;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Watchers;
import io.envtest.view.core.v1.Secret;
import io.envtest.view.core.v1.ServiceAccount;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Fills Secrets of type {@code kubernetes.io/service-account-token} with a token, and removes them with their account.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets">Token secrets</a>
 */
public final class TokenSecretController extends Controller {

    private static final String TYPE = "kubernetes.io/service-account-token";
    private static final String ACCOUNT_NAME = "kubernetes.io/service-account.name";
    private static final String ACCOUNT_UID = "kubernetes.io/service-account.uid";

    private final String rootCa;
    private final TokenIssuer issuer;

    /**
     * Fills secrets.
     *
     * @param rootCa the cluster's CA bundle in PEM
     * @param issuer signs the tokens
     */
    public TokenSecretController(String rootCa, TokenIssuer issuer) {
        super("serviceaccount-token-controller");
        this.rootCa = rootCa;
        this.issuer = issuer;
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<Secret> secrets = setup.lister(Resources.SECRETS);
        ReconcileLoop<ObjectKey> loop = setup.loop(key -> {
            secrets.get(key).ifPresent(secret -> reconcile(setup.client(), secrets, secret));
            return Result.DONE;
        });
        setup.watch(Resources.SECRETS, secret -> {
            if (secret.type().equals(TYPE)) {
                loop.add(Meta.key(secret.metadata()));
            }
        });
        ReconcileLoop<LostSecret> lost = setup.loop(secret -> secret.forget(setup.client()));
        setup.watch(Resources.SECRETS, Watchers.deleted(secret -> {
            if (secret.type().equals(TYPE)) {
                ObjectKey account = new ObjectKey(secret.metadata().namespace(), accountName(secret));
                lost.add(new LostSecret(account, secret.metadata().name()));
            }
        }));
        setup.watch(Resources.SERVICE_ACCOUNTS, account -> {
            for (Secret secret : secrets.list(account.metadata().namespace())) {
                if (isOf(secret, account)) {
                    loop.add(Meta.key(secret.metadata()));
                }
            }
        });
    }

    private static boolean isOf(Secret secret, ServiceAccount account) {
        return secret.type().equals(TYPE)
                && accountName(secret).equals(account.metadata().name());
    }

    private static String accountName(Secret secret) {
        return secret.metadata().annotations().getOrDefault(ACCOUNT_NAME, "");
    }

    private void reconcile(Client client, Lister<Secret> secrets, Secret secret) {
        if (Meta.deleting(secret.metadata())) {
            return;
        }
        ObjectKey accountKey = new ObjectKey(secret.metadata().namespace(), accountName(secret));
        Optional<ServiceAccount> account =
                client.find(Resources.SERVICE_ACCOUNTS, accountKey).filter(found -> belongs(secret, found));
        if (account.isEmpty()) {
            remove(client, secret);
            return;
        }
        Secret filled = fill(secrets.copy(secret), account.get());
        if (!filled.node().equals(secret.node())) {
            client.update(Resources.SECRETS, filled);
        }
    }

    private static boolean belongs(Secret secret, ServiceAccount account) {
        String uid = secret.metadata().annotations().getOrDefault(ACCOUNT_UID, "");
        return uid.isEmpty() || uid.equals(account.metadata().uid());
    }

    private Secret fill(Secret secret, ServiceAccount account) {
        Map<String, String> annotations = new LinkedHashMap<>(secret.metadata().annotations());
        annotations.put(ACCOUNT_UID, account.metadata().uid());
        secret.metadata().setAnnotations(annotations);
        Map<String, String> data = new LinkedHashMap<>(secret.data());
        data.put("ca.crt", base64(rootCa));
        data.putIfAbsent("namespace", base64(secret.metadata().namespace()));
        data.computeIfAbsent("token", key -> base64(issuer.issue(account, secret)));
        return secret.setData(data);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void remove(Client client, Secret secret) {
        try {
            client.delete(Resources.SECRETS, secret.metadata(), "");
        } catch (ApiException e) {
            if (e.status().code() != 404 && e.status().code() != 409) {
                throw e;
            }
        }
    }
}

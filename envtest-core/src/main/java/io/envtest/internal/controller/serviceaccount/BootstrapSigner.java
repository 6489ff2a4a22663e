package io.envtest.internal.controller.serviceaccount;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.ConfigMap;
import io.envtest.view.core.v1.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs the kubeconfig in {@code kube-public/cluster-info} with each token that says so.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/#configmap-signing">ConfigMap signing</a>
 */
public final class BootstrapSigner extends Controller {

    private static final ObjectKey CLUSTER_INFO = new ObjectKey("kube-public", "cluster-info");
    private static final String CONTENT = "kubeconfig";
    private static final String SIGNATURE = "jws-kubeconfig-";

    /** Makes the controller. */
    public BootstrapSigner() {
        super("bootstrap-signer-controller", "bootstrap-signer");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<ConfigMap> configMaps = setup.lister(Resources.CONFIG_MAPS);
        Lister<Secret> secrets = setup.lister(Resources.SECRETS);
        ReconcileLoop<ObjectKey> loop = setup.loop(key -> {
            configMaps.get(key).ifPresent(found -> {
                ConfigMap copy = configMaps.copy(found);
                Map<String, String> signed = signed(found.data(), secrets, setup.clock());
                if (!signed.equals(found.data())) {
                    copy.setData(signed);
                    setup.client().update(Resources.CONFIG_MAPS, copy);
                }
            });
            return Result.DONE;
        });
        setup.watch(Resources.CONFIG_MAPS, found -> {
            if (Meta.key(found.metadata()).equals(CLUSTER_INFO)) {
                loop.add(CLUSTER_INFO);
            }
        });
        setup.watch(Resources.SECRETS, secret -> {
            if (BootstrapToken.is(secret)) {
                loop.add(CLUSTER_INFO);
            }
        });
    }

    /** The data with a signature for each token, and without those of tokens that are gone. */
    private static Map<String, String> signed(Map<String, String> data, Lister<Secret> secrets, ClusterClock clock) {
        String content = data.get(CONTENT);
        if (content == null) {
            return data;
        }
        Map<String, String> signed = new LinkedHashMap<>(data);
        signed.keySet().removeIf(key -> key.startsWith(SIGNATURE));
        secrets.list().stream()
                .filter(BootstrapToken::is)
                .map(BootstrapToken::new)
                .filter(token -> token.signs(clock.now()))
                .forEach(token -> signed.put(
                        SIGNATURE + token.id(), DetachedSignature.of(content, token.id(), token.secretPart())));
        return signed;
    }
}

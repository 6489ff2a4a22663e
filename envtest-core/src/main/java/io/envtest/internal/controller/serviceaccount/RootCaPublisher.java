package io.envtest.internal.controller.serviceaccount;

import io.envtest.api.ApiException;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.view.core.v1.ConfigMap;
import io.envtest.view.core.v1.Namespace;
import java.util.Map;
import java.util.Optional;

/** Keeps the ConfigMap {@code kube-root-ca.crt} in every active namespace, for pods to verify the API server by. */
public final class RootCaPublisher extends Controller {

    private static final String NAME = "kube-root-ca.crt";
    private static final String DESCRIPTION_KEY = "kubernetes.io/description";
    private static final String DESCRIPTION = "Contains a CA bundle that can be used to verify the kube-apiserver when"
            + " using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is"
            + " guaranteed across distributions of Kubernetes clusters.";

    private final Map<String, String> data;

    /**
     * Publishes a certificate.
     *
     * @param rootCa the cluster's CA bundle in PEM
     */
    public RootCaPublisher(String rootCa) {
        super("root-ca-certificate-publisher-controller", "root-ca-cert-publisher");
        this.data = Map.of("ca.crt", rootCa);
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<Namespace> namespaces = setup.lister(Resources.NAMESPACES);
        Lister<ConfigMap> configMaps = setup.lister(Resources.CONFIG_MAPS);
        ReconcileLoop<String> loop = setup.loop(name -> {
            if (namespaces.get("", name).filter(Namespaces::isActive).isPresent()) {
                publish(setup.client(), name, configMaps.get(name, NAME));
            }
            return Result.DONE;
        });
        setup.watch(
                Resources.NAMESPACES, namespace -> loop.add(namespace.metadata().name()));
        setup.watch(Resources.CONFIG_MAPS, configMap -> {
            if (configMap.metadata().name().equals(NAME)) {
                loop.add(configMap.metadata().namespace());
            }
        });
    }

    private void publish(Client client, String namespace, Optional<ConfigMap> current) {
        if (current.isEmpty()) {
            create(client, namespace);
        } else if (!isWhole(current.get())) {
            ConfigMap copy = ConfigMap.of(current.get().node().deepCopy());
            client.update(Resources.CONFIG_MAPS, describe(copy));
        }
    }

    private boolean isWhole(ConfigMap configMap) {
        String description = configMap.metadata().annotations().getOrDefault(DESCRIPTION_KEY, "");
        return configMap.data().equals(data) && !description.isEmpty();
    }

    private ConfigMap describe(ConfigMap configMap) {
        configMap.metadata().setAnnotations(Map.of(DESCRIPTION_KEY, DESCRIPTION));
        return configMap.setData(data);
    }

    private void create(Client client, String namespace) {
        ConfigMap configMap = Client.empty(Resources.CONFIG_MAPS, namespace);
        configMap.metadata().setName(NAME);
        try {
            client.create(Resources.CONFIG_MAPS, describe(configMap));
        } catch (ApiException e) {
            if (!e.hasReason("AlreadyExists") && !Namespaces.isTerminating(e)) {
                throw e;
            }
        }
    }
}

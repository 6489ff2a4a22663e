package io.envtest.junit;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** Makes fabric8 clients. */
final class Fabric8ClientFactory implements ClientFactory {

    /** On a busy machine a first request alone may take the ten seconds that are the default. */
    private static final int PATIENCE_MILLIS = 60_000;

    @Override
    public Made make(String kubeconfig) {
        Config config = new ConfigBuilder(Config.fromKubeconfig(kubeconfig))
                .withConnectionTimeout(PATIENCE_MILLIS)
                .withRequestTimeout(PATIENCE_MILLIS)
                .build();
        KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build();
        return new Made(client, client::close);
    }
}

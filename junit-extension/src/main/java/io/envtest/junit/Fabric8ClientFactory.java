package io.envtest.junit;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** Makes fabric8 clients. */
final class Fabric8ClientFactory implements ClientFactory {

    @Override
    public Made make(String kubeconfig) {
        KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig))
                .build();
        return new Made(client, client::close);
    }
}

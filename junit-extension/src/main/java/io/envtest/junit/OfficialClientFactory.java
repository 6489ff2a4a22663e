package io.envtest.junit;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;

/** Makes clients of the official library. */
final class OfficialClientFactory implements ClientFactory {

    @Override
    public Made make(String kubeconfig) {
        try {
            ApiClient client = ClientBuilder.kubeconfig(KubeConfig.loadKubeConfig(new StringReader(kubeconfig)))
                    .build();
            // watches stay open without events for longer than the default ten seconds
            client.setReadTimeout(0);
            return new Made(client, () -> close(client));
        } catch (IOException e) {
            throw new UncheckedIOException("the official client does not take the kubeconfig", e);
        }
    }

    private static void close(ApiClient client) {
        client.getHttpClient().dispatcher().executorService().shutdownNow();
        client.getHttpClient().connectionPool().evictAll();
    }
}

package io.envtest.samples.configcopy;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.junit.KubeTestCluster;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@KubeTestCluster
class ConfigCopierTest {

    @Test
    void copiesFollowTheirOriginal(ApiClient client, KubeTestCluster.Handle cluster) throws ApiException {
        CoreV1Api api = new CoreV1Api(client);
        api.createNamespace(new V1Namespace().metadata(new V1ObjectMeta().name("target")))
                .execute();
        try (ConfigCopier copier = new ConfigCopier(client)) {
            copier.start();

            api.createNamespacedConfigMap("default", original("blue")).execute();
            cluster.await("the copy", Duration.ofSeconds(60), () -> "blue".equals(colour(api)));

            api.replaceNamespacedConfigMap("settings", "default", original("red"))
                    .execute();
            cluster.await("the change", Duration.ofSeconds(60), () -> "red".equals(colour(api)));

            api.deleteNamespacedConfigMap("settings", "default").execute();
            cluster.await("the end of the copy", Duration.ofSeconds(60), () -> colour(api) == null);
        }
        assertThat(colour(api)).isNull();
    }

    private static V1ConfigMap original(String colour) {
        return new V1ConfigMap()
                .metadata(new V1ObjectMeta().name("settings").labels(Map.of(ConfigCopier.COPY_TO, "target")))
                .data(Map.of("colour", colour));
    }

    private static String colour(CoreV1Api api) throws ApiException {
        try {
            return api.readNamespacedConfigMap("settings", "target")
                    .execute()
                    .getData()
                    .get("colour");
        } catch (ApiException e) {
            if (e.getCode() == 404) {
                return null;
            }
            throw e;
        }
    }
}

package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@KubeTestCluster
class Fabric8ClientTest {

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: default}
            spec:
              replicas: %d
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: main, image: nginx}]}
            """;

    @Test
    void objectsAreCreatedChangedAndDeleted(KubernetesClient client) {
        client.resource(named("a", "1")).create();
        client.configMaps().inNamespace("default").withName("a").edit(old -> named("a", "2"));

        assertThat(find(client, "a").getData()).containsEntry("key", "2");

        client.resource(named("a", "")).delete();
        assertThat(find(client, "a")).isNull();
    }

    @Test
    void theNamespacedClientIsTheSameOne(KubernetesClient client, NamespacedKubernetesClient namespaced) {
        assertThat(namespaced).isSameAs(client);
    }

    @Test
    void aStaleUpdateIsRefused(KubernetesClient client) {
        ConfigMap first = client.resource(named("b", "1")).create();
        client.resource(named("b", "2")).update();

        assertThatThrownBy(() -> client.resource(first).lockResourceVersion().update())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(409));
    }

    @Test
    void appliedFieldsHaveOwners(KubernetesClient client) {
        client.resource(deployment(1)).fieldManager("one").serverSideApply();

        assertThatThrownBy(
                        () -> client.resource(deployment(2)).fieldManager("two").serverSideApply())
                .hasMessageContaining("conflict with \"one\": .spec.replicas");

        Deployment forced = client.resource(deployment(2))
                .fieldManager("two")
                .forceConflicts()
                .serverSideApply();
        assertThat(forced.getSpec().getReplicas()).isEqualTo(2);
    }

    @Test
    void aDeploymentBecomesAvailableAndLeavesNothing(KubernetesClient client, KubeTestCluster.Handle cluster) {
        client.resource(deployment(2)).create();
        client.apps()
                .deployments()
                .inNamespace("default")
                .withName("web")
                .waitUntilCondition(
                        web -> web != null
                                && web.getStatus() != null
                                && Integer.valueOf(2).equals(web.getStatus().getAvailableReplicas()),
                        60,
                        TimeUnit.SECONDS);

        client.apps().deployments().inNamespace("default").withName("web").delete();

        cluster.await(
                "the end of the pods",
                Duration.ofSeconds(60),
                () -> client.pods().inNamespace("default").list().getItems().isEmpty());
    }

    @Test
    void anInformerFollows(KubernetesClient client, KubeTestCluster.Handle cluster) {
        try (SharedIndexInformer<ConfigMap> informer =
                client.configMaps().inNamespace("default").inform()) {
            client.resource(named("c", "1")).create();
            cluster.await(
                    "the new object",
                    Duration.ofSeconds(60),
                    () -> informer.getStore().getByKey("default/c") != null);

            client.configMaps().inNamespace("default").withName("c").delete();
            cluster.await(
                    "its end", Duration.ofSeconds(60), () -> informer.getStore().getByKey("default/c") == null);
        }
    }

    private static ConfigMap find(KubernetesClient client, String name) {
        return client.configMaps().inNamespace("default").withName(name).get();
    }

    private static ConfigMap named(String name, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .addToData("key", value)
                .build();
    }

    private static Deployment deployment(int replicas) {
        return Serialization.unmarshal(DEPLOYMENT.formatted(replicas), Deployment.class);
    }
}

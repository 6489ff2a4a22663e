package io.envtest.samples.leader;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.junit.KubeTestCluster;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@KubeTestCluster
class ConfigMapCounterTest {

    @Test
    void anotherInstanceCountsOnWhenTheLeaderGoes(KubernetesClient client) {
        try (ConfigMapCounter second = new ConfigMapCounter(client, "default", "second")) {
            try (ConfigMapCounter first = new ConfigMapCounter(client, "default", "first")) {
                first.start();
                awaitCount(client, "0", "first");
                second.start();
                create(client, "a");
                awaitCount(client, "1", "first");
                assertThat(first.isLeading()).isTrue();
                assertThat(second.isLeading()).isFalse();
            }
            create(client, "b");
            awaitCount(client, "2", "second");
        }
    }

    private static void awaitCount(KubernetesClient client, String count, String by) {
        client.configMaps()
                .inNamespace("default")
                .withName(ConfigMapCounter.RESULT)
                .waitUntilCondition(
                        result -> result != null
                                && count.equals(result.getData().get("count"))
                                && by.equals(result.getData().get("by")),
                        60,
                        TimeUnit.SECONDS);
    }

    private static void create(KubernetesClient client, String name) {
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace("default")
                        .addToLabels(ConfigMapCounter.COUNTED, "yes")
                        .endMetadata()
                        .build())
                .create();
    }
}

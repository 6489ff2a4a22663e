package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.TestCluster;
import io.envtest.faults.Fault;
import io.envtest.faults.FaultPoint;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@KubeTestCluster(apiServerOnly = true)
class FaultsTest {

    private static final String PREFIX = "/registry/configmaps/default/";

    private static ConfigMap map(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .build();
    }

    @RepeatedTest(2)
    void aWriteThatFailsAfterItsCommitIsThereAndTheFaultEndsWithItsTest(TestCluster cluster, KubernetesClient client) {
        assertThat(client.resource(map("before")).create().getMetadata().getUid())
                .isNotEmpty();
        cluster.faults()
                .at(FaultPoint.STORAGE_AFTER_COMMIT)
                .when(key -> key.startsWith(PREFIX))
                .inject(Fault.etcdTimeout());
        // a client that tries again meets the object it has made
        assertThatThrownBy(() -> client.resource(map("late")).create())
                .isInstanceOf(KubernetesClientException.class)
                .satisfies(thrown -> assertThat(((KubernetesClientException) thrown).getCode())
                        .isIn(409, 500));
        assertThat(client.resource(map("late")).get()).isNotNull();
    }

    @Test
    void anInformerWhoseWatchBreaksHearsOfWhatItMissed(
            TestCluster cluster, KubernetesClient client, KubeTestCluster.Handle handle) {
        try (SharedIndexInformer<ConfigMap> informer =
                client.configMaps().inNamespace("default").inform()) {
            cluster.faults()
                    .at(FaultPoint.WATCH_DELIVERY)
                    .when(key -> key.equals(PREFIX + "broken"))
                    .times(1)
                    .inject(Fault.disconnect());
            client.resource(map("broken")).create();
            handle.await(
                    "the informer to know the map",
                    Duration.ofSeconds(60),
                    () -> informer.getStore().getByKey("default/broken") != null);
        }
    }
}

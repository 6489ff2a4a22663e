package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.reflect.TypeToken;
import io.kubernetes.client.ProtoClient;
import io.kubernetes.client.ProtoClient.ObjectOrStatus;
import io.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.kubernetes.client.extended.leaderelection.LeaderElector;
import io.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.proto.Meta.ObjectMeta;
import io.kubernetes.client.proto.V1.ConfigMap;
import io.kubernetes.client.proto.V1.ConfigMapList;
import io.kubernetes.client.util.Watch;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@KubeTestCluster(apiServerOnly = true)
class OfficialClientTest {

    private static final String PATH = "/api/v1/namespaces/default/configmaps";

    @Test
    void protobufBodiesAreReadAndWritten(ApiClient client) throws ApiException, IOException {
        ProtoClient proto = new ProtoClient(client);
        ConfigMap wanted = ConfigMap.newBuilder()
                .setMetadata(ObjectMeta.newBuilder().setName("binary").setNamespace("default"))
                .putData("key", "value")
                .build();

        ObjectOrStatus<ConfigMap> created = proto.create(wanted, PATH, "v1", "ConfigMap");
        assertThat(created.status).isNull();
        assertThat(created.object.getMetadata().getUid()).isNotEmpty();

        ObjectOrStatus<ConfigMap> updated = proto.update(
                created.object.toBuilder().putData("key", "other").build(), PATH + "/binary", "v1", "ConfigMap");
        assertThat(updated.object.getDataMap()).containsEntry("key", "other");

        ObjectOrStatus<ConfigMapList> list = proto.list(ConfigMapList.newBuilder(), PATH);
        assertThat(list.object.getItemsList())
                .anyMatch(item -> item.getMetadata().getName().equals("binary"));

        proto.delete(ConfigMap.newBuilder(), PATH + "/binary");
        assertThat(proto.get(ConfigMap.newBuilder(), PATH + "/binary").status.getReason())
                .isEqualTo("NotFound");
    }

    @Test
    void aWatchTellsEveryChange(ApiClient client) throws ApiException, IOException {
        CoreV1Api api = new CoreV1Api(client);
        String version =
                api.listNamespacedConfigMap("default").execute().getMetadata().getResourceVersion();
        try (Watch<V1ConfigMap> watch = Watch.createWatch(
                client,
                api.listNamespacedConfigMap("default")
                        .resourceVersion(version)
                        .watch(true)
                        .buildCall(null),
                new TypeToken<Watch.Response<V1ConfigMap>>() {}.getType())) {
            V1ConfigMap made =
                    api.createNamespacedConfigMap("default", named("watched")).execute();
            api.replaceNamespacedConfigMap("watched", "default", made.data(Map.of("a", "b")))
                    .execute();
            api.deleteNamespacedConfigMap("watched", "default").execute();

            assertThat(watch.next().type).isEqualTo("ADDED");
            assertThat(watch.next().type).isEqualTo("MODIFIED");
            assertThat(watch.next().type).isEqualTo("DELETED");
        }
    }

    @Test
    void aLeaderIsElected(ApiClient client) throws InterruptedException {
        LeaseLock lock = new LeaseLock("default", "election", "me", client);
        LeaderElectionConfig config =
                new LeaderElectionConfig(lock, Duration.ofSeconds(10), Duration.ofSeconds(8), Duration.ofMillis(100));
        CountDownLatch leading = new CountDownLatch(1);
        try (LeaderElector elector = new LeaderElector(config)) {
            Thread runner = new Thread(() -> elector.run(leading::countDown, () -> {}), "elector");
            runner.start();

            assertThat(leading.await(60, TimeUnit.SECONDS)).isTrue();
            runner.interrupt();
            runner.join();
        }
    }

    private static V1ConfigMap named(String name) {
        return new V1ConfigMap().metadata(new V1ObjectMeta().name(name));
    }
}

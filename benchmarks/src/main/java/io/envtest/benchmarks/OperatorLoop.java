package io.envtest.benchmarks;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An operator on the fabric8 client: an informer sees an object, a worker makes another one of it and marks it as done. */
final class OperatorLoop {

    private static final int WORKERS = 4;

    private OperatorLoop() {}

    static double millis(Server server, int objects) throws InterruptedException {
        Config config = new ConfigBuilder()
                .withMasterUrl("http://127.0.0.1:" + server.port())
                .withOauthToken(HttpConnection.TOKEN)
                .withNamespace("default")
                .build();
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build()) {
            for (int i = 0; i < objects; i++) {
                client.configMaps().resource(source(i)).create();
            }
            CountDownLatch done = new CountDownLatch(objects);
            long start = System.nanoTime();
            try (SharedIndexInformer<ConfigMap> informer =
                    client.configMaps().withLabel("role", "source").inform(new Handler(client, workers, done))) {
                if (!done.await(5, TimeUnit.MINUTES)) {
                    throw new IllegalStateException(done.getCount() + " of "
                            + informer.getStore().list().size() + " were not reconciled");
                }
            }
            return (System.nanoTime() - start) / 1e6;
        } finally {
            workers.shutdownNow();
        }
    }

    private record Handler(KubernetesClient client, ExecutorService workers, CountDownLatch done)
            implements ResourceEventHandler<ConfigMap> {

        @Override
        public void onAdd(ConfigMap source) {
            workers.execute(() -> {
                client.secrets().resource(target(source)).create();
                source.getMetadata().getLabels().put("state", "done");
                client.configMaps().resource(source).update();
                done.countDown();
            });
        }

        @Override
        public void onUpdate(ConfigMap before, ConfigMap now) {
            // its own mark
        }

        @Override
        public void onDelete(ConfigMap gone, boolean unknown) {
            // nothing is deleted
        }
    }

    private static ConfigMap source(int number) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("source-" + number)
                .withNamespace("default")
                .addToLabels("role", "source")
                .endMetadata()
                .addToData("value", "x".repeat(512))
                .build();
    }

    private static Secret target(ConfigMap source) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(source.getMetadata().getName())
                .withNamespace("default")
                .endMetadata()
                .addToStringData(source.getData())
                .build();
    }
}

package io.envtest.benchmarks;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An operator on the fabric8 client: an informer sees a custom resource, a worker makes a secret of it and writes its
 * status.
 */
final class OperatorLoop {

    private static final int WORKERS = 4;
    private static final int PATIENCE_SECONDS = 60;

    private OperatorLoop() {}

    /** How long it takes; empty if the server never told of some of the objects. */
    static OptionalDouble millis(Server server, int objects) throws InterruptedException {
        Config config = new ConfigBuilder()
                .withMasterUrl("http://127.0.0.1:" + server.port())
                .withOauthToken(HttpConnection.TOKEN)
                .withNamespace("default")
                .build();
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build()) {
            client.resource(Work.definition()).create();
            client.resource(Work.definition()).waitUntilCondition(OperatorLoop::isEstablished, 1, TimeUnit.MINUTES);
            for (int i = 0; i < objects; i++) {
                client.resource(source(i)).create();
            }
            CountDownLatch done = new CountDownLatch(objects);
            long start = System.nanoTime();
            try (SharedIndexInformer<Work> informer =
                    client.resources(Work.class).inform(new Handler(client, workers, done))) {
                if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    System.out.println("a loop stood still: " + done.getCount() + " of "
                            + informer.getStore().list().size() + " were not reconciled");
                    return OptionalDouble.empty();
                }
            }
            return OptionalDouble.of((System.nanoTime() - start) / 1e6);
        } finally {
            workers.shutdownNow();
        }
    }

    private record Handler(KubernetesClient client, ExecutorService workers, CountDownLatch done)
            implements ResourceEventHandler<Work> {

        @Override
        public void onAdd(Work source) {
            workers.execute(() -> reconcile(source));
        }

        /** Tries again if it fails, as every operator does. */
        private void reconcile(Work source) {
            try {
                client.secrets().resource(target(source)).createOr(NonDeletingOperation::update);
                Work.Status status = new Work.Status();
                status.state = "done";
                source.setStatus(status);
                client.resource(source).updateStatus();
                done.countDown();
            } catch (KubernetesClientException e) {
                System.err.println("a reconciliation is tried again: " + e.getMessage());
                onAdd(source);
            }
        }

        @Override
        public void onUpdate(Work before, Work now) {
            // its own mark
        }

        @Override
        public void onDelete(Work gone, boolean unknown) {
            // nothing is deleted
        }
    }

    /** The mock knows no conditions. */
    private static boolean isEstablished(@Nullable CustomResourceDefinition definition) {
        return definition != null
                && (definition.getStatus() == null
                        || definition.getStatus().getConditions().stream()
                                .anyMatch(condition -> condition.getType().equals("Established")
                                        && condition.getStatus().equals("True")));
    }

    private static Work source(int number) {
        Work work = new Work();
        work.getMetadata().setName("source-" + number);
        work.getMetadata().setNamespace("default");
        Work.Spec spec = new Work.Spec();
        spec.value = "x".repeat(512);
        work.setSpec(spec);
        return work;
    }

    private static Secret target(Work source) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(source.getMetadata().getName())
                .withNamespace("default")
                .endMetadata()
                .addToStringData("value", source.getSpec().value)
                .build();
    }
}

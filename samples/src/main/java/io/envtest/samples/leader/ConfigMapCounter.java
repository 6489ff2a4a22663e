package io.envtest.samples.leader;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Counts the ConfigMaps labelled {@value #COUNTED} in a namespace; of several instances only the leader writes. */
public final class ConfigMapCounter implements AutoCloseable {

    /** Label of what is counted. */
    public static final String COUNTED = "samples.envtest.io/counted";

    /** Name of the ConfigMap that holds the count, under the key {@code count}, and of the leader's Lease. */
    public static final String RESULT = "configmap-count";

    private final KubernetesClient client;
    private final String namespace;
    private final String identity;
    private volatile boolean leading;
    private CompletableFuture<?> election = CompletableFuture.completedFuture(null);
    private final AtomicReference<SharedIndexInformer<ConfigMap>> counted = new AtomicReference<>();

    /** One of possibly several instances, told apart by their identity. */
    public ConfigMapCounter(KubernetesClient client, String namespace, String identity) {
        this.client = client;
        this.namespace = namespace;
        this.identity = identity;
    }

    /** Begins to watch, and to run for leader. */
    public void start() {
        counted.set(
                client.configMaps().inNamespace(namespace).withLabel(COUNTED).inform(new Counting()));
        election = client.leaderElector()
                .withConfig(new LeaderElectionConfigBuilder()
                        .withName(RESULT)
                        .withLock(new LeaseLock(namespace, RESULT, identity))
                        .withLeaseDuration(Duration.ofSeconds(15))
                        .withRenewDeadline(Duration.ofSeconds(10))
                        .withRetryPeriod(Duration.ofMillis(200))
                        .withReleaseOnCancel(true)
                        .withLeaderCallbacks(new LeaderCallbacks(this::lead, this::follow, newLeader -> {}))
                        .build())
                .build()
                .start();
    }

    /** Whether this instance leads now. */
    public boolean isLeading() {
        return leading;
    }

    private void lead() {
        leading = true;
        write();
    }

    private void follow() {
        leading = false;
    }

    /** Counts and tells it, one thread at a time, so that an older count never replaces a newer one. */
    private synchronized void write() {
        if (!leading) {
            return;
        }
        ConfigMap result = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(RESULT)
                .withNamespace(namespace)
                .endMetadata()
                .withData(Map.of(
                        "count",
                        Integer.toString(counted.get().getStore().list().size()),
                        "by",
                        identity))
                .build();
        client.resource(result).forceConflicts().serverSideApply();
    }

    @Override
    public void close() {
        election.cancel(true);
        if (counted.get() != null) {
            counted.get().close();
        }
    }

    private final class Counting implements ResourceEventHandler<ConfigMap> {

        @Override
        public void onAdd(ConfigMap added) {
            write();
        }

        @Override
        public void onUpdate(ConfigMap before, ConfigMap now) {
            write();
        }

        @Override
        public void onDelete(ConfigMap deleted, boolean finalStateUnknown) {
            write();
        }
    }
}

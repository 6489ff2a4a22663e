package io.envtest.internal.controller.replicaset;

import io.envtest.api.ApiException;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.apps.v1.ReplicaSetStatus;
import io.envtest.view.core.v1.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts pods into the status. */
final class ReplicaStatusWriter {

    private static final String REPLICA_FAILURE = "ReplicaFailure";

    private final Client client;
    private final ReplicaKind kind;
    private final ClusterClock clock;

    ReplicaStatusWriter(Client client, ReplicaKind kind, ClusterClock clock) {
        this.client = client;
        this.kind = kind;
        this.clock = clock;
    }

    /**
     * Writes the status if it changed.
     *
     * @param failure why pods could not be created or deleted
     */
    void write(ReplicaSet owner, List<Pod> active, int terminating, Optional<ApiException> failure) {
        ReplicaSet copy = ReplicaSet.of(owner.node().deepCopy());
        ReplicaSetStatus status = copy.status();
        count(owner, active, status);
        if (kind.countsTerminating()) {
            status.setTerminatingReplicas(terminating);
        }
        setFailure(owner, active, status, failure);
        status.setObservedGeneration(owner.metadata().generation());
        if (!Semantic.equalStatus(status, owner.status())) {
            client.updateStatus(kind.resource(), copy);
        }
    }

    private void count(ReplicaSet owner, List<Pod> active, ReplicaSetStatus status) {
        Map<String, String> labels = owner.spec().template().metadata().labels();
        Instant now = clock.now();
        int fullyLabeled = 0;
        int ready = 0;
        int available = 0;
        for (Pod pod : active) {
            fullyLabeled += pod.metadata().labels().entrySet().containsAll(labels.entrySet()) ? 1 : 0;
            ready += Pods.isReady(pod) ? 1 : 0;
            available += Pods.isAvailable(pod, owner.spec().minReadySeconds(), now) ? 1 : 0;
        }
        status.setReplicas(active.size());
        status.setFullyLabeledReplicas(fullyLabeled);
        status.setReadyReplicas(ready);
        status.setAvailableReplicas(available);
    }

    private void setFailure(
            ReplicaSet owner, List<Pod> active, ReplicaSetStatus status, Optional<ApiException> failure) {
        if (failure.isEmpty()) {
            Conditions.remove(status, REPLICA_FAILURE);
        } else if (Conditions.find(status, REPLICA_FAILURE).isEmpty()) {
            String reason = active.size() < owner.spec().replicas() ? "FailedCreate" : "FailedDelete";
            Conditions.append(status, REPLICA_FAILURE, "True")
                    .setLastTransitionTime(Timestamps.now(clock))
                    .setReason(reason)
                    .setMessage(failure.get().getMessage());
        }
    }
}

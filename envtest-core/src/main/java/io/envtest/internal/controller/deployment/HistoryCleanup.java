package io.envtest.internal.controller.deployment;

import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.apps.v1.DeploymentSpec;
import io.envtest.view.apps.v1.ReplicaSet;
import java.util.Comparator;
import java.util.List;

/** Deletes old ReplicaSets beyond the Deployment's revisionHistoryLimit. */
final class HistoryCleanup {

    private final Client client;

    HistoryCleanup(Client client) {
        this.client = client;
    }

    void clean(Rollout rollout) {
        DeploymentSpec spec = rollout.deployment().spec();
        if (!spec.hasRevisionHistoryLimit()) {
            return;
        }
        List<ReplicaSet> history = rollout.old().stream()
                .filter(old -> !Meta.deleting(old.metadata()))
                .sorted(Comparator.comparingLong(old -> Annotations.revision(old.metadata())))
                .toList();
        int surplus = history.size() - spec.revisionHistoryLimit();
        for (ReplicaSet old : history.subList(0, Math.max(0, surplus))) {
            if (isIdle(old)) {
                delete(old);
            }
        }
    }

    private static boolean isIdle(ReplicaSet old) {
        return old.status().replicas() == 0
                && old.spec().replicas() == 0
                && old.metadata().generation() <= old.status().observedGeneration();
    }

    private void delete(ReplicaSet old) {
        client.deleteIfPresent(Resources.REPLICA_SETS, Meta.key(old.metadata()));
    }
}

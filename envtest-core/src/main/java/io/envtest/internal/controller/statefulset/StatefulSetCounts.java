package io.envtest.internal.controller.statefulset;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.apps.v1.StatefulSetStatus;
import io.envtest.view.core.v1.Pod;
import java.time.Instant;
import java.util.List;

/** Counts pods into the status of a StatefulSet, and keeps the numbers right while pods are deleted. */
final class StatefulSetCounts {

    private final StatefulSet set;
    private final Revisions revisions;
    private int replicas;
    private int ready;
    private int available;
    private int current;
    private int updated;

    StatefulSetCounts(StatefulSet set, Revisions revisions, List<Pod> pods, Instant now) {
        this.set = set;
        this.revisions = revisions;
        for (Pod pod : pods) {
            count(pod, now);
        }
    }

    private void count(Pod pod, Instant now) {
        replicas++;
        if (isRunningAndReady(pod)) {
            ready++;
            available += Pods.isAvailable(pod, set.spec().minReadySeconds(), now) ? 1 : 0;
        }
        if (!Pods.isDeleting(pod)) {
            countRevision(pod, 1);
        }
    }

    private void countRevision(Pod pod, int change) {
        current += Revisions.of(pod).equals(revisions.currentName()) ? change : 0;
        updated += Revisions.of(pod).equals(revisions.updateName()) ? change : 0;
    }

    static boolean isRunningAndReady(Pod pod) {
        return pod.status().phase().equals("Running") && Pods.isReady(pod);
    }

    void deleted(Pod pod) {
        countRevision(pod, -1);
    }

    /** An ended pod makes place for another. */
    void removed(Pod pod) {
        replicas--;
        countRevision(pod, -1);
    }

    /** Writes the numbers; when a rolling update is through, its revision becomes the current one. */
    void write(StatefulSetStatus status) {
        status.setObservedGeneration(set.metadata().generation());
        boolean rolling = set.spec().updateStrategy().type().equals("RollingUpdate");
        int wanted = set.spec().replicas();
        boolean through = rolling && updated == wanted && ready == wanted && replicas == wanted;
        status.setReplicas(replicas).setReadyReplicas(ready);
        status.setCurrentReplicas(through ? updated : current).setUpdatedReplicas(updated);
        status.setCurrentRevision(through ? revisions.updateName() : revisions.currentName());
        status.setUpdateRevision(revisions.updateName());
        status.setCollisionCount(revisions.collisions()).setAvailableReplicas(available);
    }
}

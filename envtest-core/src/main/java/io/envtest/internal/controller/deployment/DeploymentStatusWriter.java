package io.envtest.internal.controller.deployment;

import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.internal.controller.runtime.LatestWrites;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.DeploymentCondition;
import io.envtest.view.apps.v1.DeploymentStatus;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.meta.v1.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts ReplicaSets into the status of their Deployment and says how the rollout goes. */
final class DeploymentStatusWriter {

    private final Client client;
    private final ClusterClock clock;
    private final DeploymentConditions conditions;
    private final LatestWrites<Deployment> latest;

    DeploymentStatusWriter(
            Client client, ClusterClock clock, DeploymentConditions conditions, LatestWrites<Deployment> latest) {
        this.client = client;
        this.clock = clock;
        this.conditions = conditions;
        this.latest = latest;
    }

    /** Writes the numbers and whether enough pods are available. */
    void writeNumbers(Rollout rollout) {
        Deployment copy = counted(rollout);
        if (!Semantic.equalStatus(copy.status(), rollout.deployment().status())) {
            latest.written(client.updateStatus(Resources.DEPLOYMENTS, copy));
        }
    }

    /** Writes the numbers and how the rollout goes; says when to look whether it has got stuck. */
    Result writeProgress(Rollout rollout) {
        Deployment before = rollout.deployment();
        Deployment copy = counted(rollout);
        DeploymentStatus now = copy.status();
        if (DeploymentConditions.hasDeadline(before.spec())) {
            boolean done = now.replicas() == now.updatedReplicas()
                    && DeploymentConditions.reason(before.status(), DeploymentConditions.PROGRESSING)
                            .equals("NewReplicaSetAvailable");
            if (!done) {
                judge(rollout, before, now);
            }
        } else {
            Conditions.remove(now, DeploymentConditions.PROGRESSING);
        }
        Optional<Condition> failure = failure(rollout);
        if (failure.isPresent()) {
            conditions.setFailure(now, failure.get());
        } else {
            Conditions.remove(now, DeploymentConditions.REPLICA_FAILURE);
        }
        if (Semantic.equalStatus(now, before.status())) {
            return untilStuck(before, now);
        }
        latest.written(client.updateStatus(Resources.DEPLOYMENTS, copy));
        return Result.DONE;
    }

    private Deployment counted(Rollout rollout) {
        Deployment deployment = rollout.deployment();
        Deployment copy = Deployment.of(deployment.node().deepCopy());
        List<ReplicaSet> all = rollout.all();
        int available = Sizes.available(all);
        DeploymentStatus status = copy.status();
        status.setObservedGeneration(deployment.metadata().generation());
        status.setReplicas(Sizes.sum(all, replicaSet -> replicaSet.status().replicas()));
        status.setUpdatedReplicas(
                rollout.newest().map(newest -> newest.status().replicas()).orElse(0));
        status.setReadyReplicas(Sizes.sum(all, replicaSet -> replicaSet.status().readyReplicas()));
        status.setAvailableReplicas(available);
        status.setUnavailableReplicas(Math.max(0, Sizes.wanted(all) - available));
        status.setTerminatingReplicas(
                Sizes.sum(all, replicaSet -> replicaSet.status().terminatingReplicas()));
        setAvailable(deployment, status, available);
        return copy;
    }

    private void setAvailable(Deployment deployment, DeploymentStatus status, int available) {
        boolean enough = available >= deployment.spec().replicas() - Sizes.maxUnavailable(deployment);
        conditions.set(
                status,
                DeploymentConditions.AVAILABLE,
                enough ? "True" : "False",
                enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                enough ? "Deployment has minimum availability." : "Deployment does not have minimum availability.");
    }

    private void judge(Rollout rollout, Deployment before, DeploymentStatus now) {
        String who = rollout.newest()
                .map(newest -> "ReplicaSet \"" + newest.metadata().name() + "\"")
                .orElse("Deployment \"" + before.metadata().name() + "\"");
        String type = DeploymentConditions.PROGRESSING;
        if (isComplete(before, now)) {
            conditions.set(now, type, "True", "NewReplicaSetAvailable", who + " has successfully progressed.");
        } else if (isProgressing(before.status(), now)) {
            conditions.renew(now, type, "True", "ReplicaSetUpdated", who + " is progressing.");
        } else if (isTimedOut(before, now)) {
            conditions.set(now, type, "False", "ProgressDeadlineExceeded", who + " has timed out progressing.");
        }
    }

    /** Whether all pods are of the newest template and available. */
    static boolean isComplete(Deployment deployment, DeploymentStatus status) {
        int replicas = deployment.spec().replicas();
        return status.updatedReplicas() == replicas
                && status.replicas() == replicas
                && status.availableReplicas() == replicas
                && status.observedGeneration() >= deployment.metadata().generation();
    }

    private static boolean isProgressing(DeploymentStatus before, DeploymentStatus now) {
        return now.updatedReplicas() > before.updatedReplicas()
                || now.replicas() - now.updatedReplicas() < before.replicas() - before.updatedReplicas()
                || now.readyReplicas() > before.readyReplicas()
                || now.availableReplicas() > before.availableReplicas();
    }

    private boolean isTimedOut(Deployment deployment, DeploymentStatus status) {
        Optional<DeploymentCondition> progress = DeploymentConditions.find(status, DeploymentConditions.PROGRESSING);
        String reason = progress.map(DeploymentCondition::reason).orElse("NewReplicaSetAvailable");
        if (reason.equals("NewReplicaSetAvailable")) {
            return false;
        }
        return reason.equals("ProgressDeadlineExceeded")
                || deadline(deployment, progress.orElseThrow()).isBefore(clock.now());
    }

    private static Instant deadline(Deployment deployment, DeploymentCondition progress) {
        return Timestamps.parse(progress.lastUpdateTime())
                .orElse(Instant.EPOCH)
                .plusSeconds(deployment.spec().progressDeadlineSeconds());
    }

    private Result untilStuck(Deployment deployment, DeploymentStatus now) {
        Optional<DeploymentCondition> progress = DeploymentConditions.find(now, DeploymentConditions.PROGRESSING);
        if (!DeploymentConditions.hasDeadline(deployment.spec())
                || progress.isEmpty()
                || isComplete(deployment, now)
                || progress.get().reason().equals("ProgressDeadlineExceeded")) {
            return Result.DONE;
        }
        Duration left = Duration.between(clock.now(), deadline(deployment, progress.get()));
        return Result.after(left.isNegative() ? Duration.ofSeconds(1) : left.plusSeconds(1));
    }

    /** Why the newest ReplicaSet, or else an old one, could not create or delete pods. */
    private static Optional<Condition> failure(Rollout rollout) {
        Optional<Condition> newest = rollout.newest().flatMap(DeploymentStatusWriter::failure);
        return newest.isPresent()
                ? newest
                : rollout.old().stream().flatMap(old -> failure(old).stream()).findFirst();
    }

    private static Optional<Condition> failure(ReplicaSet replicaSet) {
        return Conditions.find(replicaSet.status(), DeploymentConditions.REPLICA_FAILURE);
    }
}

package io.envtest.internal.controller.deployment;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Claims;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControlledObjects;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.LatestWrites;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.core.v1.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes one Deployment a step further, in the order that matters: pause, scaling, then the rollout. */
final class DeploymentReconciler {

    private final Client client;
    private final EventRecorder events;
    private final Lister<Deployment> deployments;
    private final ControlledObjects<Pod> pods;
    private final Claims<ReplicaSet> claims;
    private final DeploymentConditions conditions;
    private final NewReplicaSet newReplicaSet;
    private final ReplicaSetScaler scaler;
    private final ProportionalScaling scaling;
    private final RollingUpdate rollingUpdate;
    private final HistoryCleanup cleanup;
    private final DeploymentStatusWriter status;
    private final LatestWrites<Deployment> latest = new LatestWrites<>();

    DeploymentReconciler(ControllerSetup setup, EventRecorder events) {
        this.client = setup.client();
        this.events = events;
        this.deployments = setup.lister(Resources.DEPLOYMENTS);
        this.pods = setup.controlled(Resources.PODS);
        this.claims = new Claims<>(
                client, Resources.REPLICA_SETS, Resources.DEPLOYMENTS, setup.controlled(Resources.REPLICA_SETS));
        this.conditions = new DeploymentConditions(setup.clock());
        this.newReplicaSet = new NewReplicaSet(client, events, conditions, latest);
        this.scaler = new ReplicaSetScaler(client, events);
        this.scaling = new ProportionalScaling(scaler);
        this.rollingUpdate = new RollingUpdate(scaler);
        this.cleanup = new HistoryCleanup(client);
        this.status = new DeploymentStatusWriter(client, setup.clock(), conditions, latest);
    }

    Result reconcile(ObjectKey key) {
        Optional<Deployment> found = deployments.get(key);
        if (found.isEmpty()) {
            return Result.DONE;
        }
        try {
            return reconcile(deployments.copy(latest.newer(found.get())));
        } catch (ApiException e) {
            latest.forget(found.get()); // it may be out of date, or gone
            throw e;
        }
    }

    private Result reconcile(Deployment deployment) {
        Selector selector = Selector.of(deployment.spec().selector());
        if (selector.isEmpty()) {
            refuse(deployment);
            return Result.DONE;
        }
        List<ReplicaSet> replicaSets = new ArrayList<>(claims.claim(deployment, selector));
        Rollout rollout = new Rollout(deployment, replicaSets);
        if (Meta.deleting(deployment.metadata())) {
            status.writeNumbers(rollout);
            latest.forget(deployment);
            return Result.DONE;
        }
        notePause(rollout);
        if (deployment.spec().paused() || ProportionalScaling.isNeeded(rollout)) {
            return resize(rollout);
        }
        return deployment.spec().strategy().type().equals("Recreate") ? recreate(rollout) : roll(rollout);
    }

    /** Such a Deployment would take every pod of the namespace. */
    private void refuse(Deployment deployment) {
        events.warning(
                deployment, "SelectingAll", "This deployment is selecting all pods. A non-empty selector is required.");
        if (deployment.status().observedGeneration() < deployment.metadata().generation()) {
            deployment.status().setObservedGeneration(deployment.metadata().generation());
            client.updateStatus(Resources.DEPLOYMENTS, deployment);
        }
    }

    private void notePause(Rollout rollout) {
        Deployment deployment = rollout.deployment();
        String reason = DeploymentConditions.reason(deployment.status(), DeploymentConditions.PROGRESSING);
        if (!DeploymentConditions.hasDeadline(deployment.spec()) || reason.equals("ProgressDeadlineExceeded")) {
            return;
        }
        boolean paused = deployment.spec().paused();
        if (paused == reason.equals("DeploymentPaused")) {
            return;
        }
        conditions.set(
                deployment.status(),
                DeploymentConditions.PROGRESSING,
                "Unknown",
                paused ? "DeploymentPaused" : "DeploymentResumed",
                paused ? "Deployment is paused" : "Deployment is resumed");
        Deployment written = client.updateStatus(Resources.DEPLOYMENTS, deployment);
        latest.written(written);
        rollout.setDeployment(deployments.copy(written));
    }

    private Result resize(Rollout rollout) {
        newReplicaSet.sync(rollout, false);
        scaling.scale(rollout);
        if (rollout.deployment().spec().paused()) {
            cleanup.clean(rollout);
        }
        status.writeNumbers(rollout);
        return Result.DONE;
    }

    private Result roll(Rollout rollout) {
        newReplicaSet.sync(rollout, true);
        ReplicaSet newest = rollout.newest().orElseThrow();
        if (!rollingUpdate.step(rollout, newest)) {
            cleanWhenComplete(rollout);
        }
        return status.writeProgress(rollout);
    }

    private void cleanWhenComplete(Rollout rollout) {
        Deployment deployment = rollout.deployment();
        if (DeploymentStatusWriter.isComplete(deployment, deployment.status())) {
            cleanup.clean(rollout);
        }
    }

    private Result recreate(Rollout rollout) {
        newReplicaSet.sync(rollout, false);
        boolean scaledDown = false;
        for (ReplicaSet old : Sizes.active(rollout.old())) {
            scaledDown |= scaler.scale(rollout, old, 0);
        }
        if (scaledDown || oldPodsRun(rollout)) {
            return status.writeProgress(rollout);
        }
        if (rollout.newest().isEmpty()) {
            newReplicaSet.sync(rollout, true);
        }
        ReplicaSet newest = rollout.newest().orElseThrow();
        scaler.scale(rollout, newest, rollout.deployment().spec().replicas());
        cleanWhenComplete(rollout);
        return status.writeProgress(rollout);
    }

    private boolean oldPodsRun(Rollout rollout) {
        return rollout.old().stream()
                .flatMap(old -> pods.of(old.metadata()).stream())
                .anyMatch(pod -> !Pods.isFinished(pod));
    }
}

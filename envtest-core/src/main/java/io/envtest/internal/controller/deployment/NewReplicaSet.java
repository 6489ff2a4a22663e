package io.envtest.internal.controller.deployment;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.TemplateHash;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.LatestWrites;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the ReplicaSet of a Deployment's current template and keeps its revision, or creates it. */
final class NewReplicaSet {

    private final Client client;
    private final EventRecorder events;
    private final DeploymentConditions conditions;
    private final LatestWrites<Deployment> latest;

    NewReplicaSet(
            Client client,
            EventRecorder events,
            DeploymentConditions conditions,
            LatestWrites<Deployment> latest) {
        this.client = client;
        this.events = events;
        this.conditions = conditions;
        this.latest = latest;
    }

    /** Brings the newest ReplicaSet's revision up to date; if there is none, creates it when asked to. */
    void sync(Rollout rollout, boolean create) {
        long revision = Annotations.maxRevision(rollout.old()) + 1;
        if (rollout.newest().isPresent()) {
            keep(rollout, rollout.newest().get(), revision);
        } else if (create) {
            create(rollout, revision);
        }
    }

    private void keep(Rollout rollout, ReplicaSet found, long revision) {
        Deployment deployment = rollout.deployment();
        ReplicaSet copy = ReplicaSet.of(found.node().deepCopy());
        boolean changed = Annotations.setNew(copy, deployment, revision, true);
        int minReady = deployment.spec().minReadySeconds();
        if (changed || copy.spec().minReadySeconds() != minReady) {
            copy.spec().setMinReadySeconds(minReady);
            rollout.replace(client.update(Resources.REPLICA_SETS, copy));
            return;
        }
        boolean news = Annotations.setRevision(deployment, Long.toString(Annotations.revision(copy.metadata())));
        if (DeploymentConditions.hasDeadline(deployment.spec())
                && DeploymentConditions.find(deployment.status(), DeploymentConditions.PROGRESSING)
                        .isEmpty()) {
            progress(
                    deployment,
                    "FoundNewReplicaSet",
                    "Found new replica set \"" + copy.metadata().name() + "\"");
            news = true;
        }
        if (news) {
            updateStatus(rollout);
        }
    }

    private void progress(Deployment deployment, String reason, String message) {
        conditions.set(deployment.status(), DeploymentConditions.PROGRESSING, "True", reason, message);
    }

    private void updateStatus(Rollout rollout) {
        Deployment written = client.updateStatus(Resources.DEPLOYMENTS, rollout.deployment());
        latest.written(written);
        rollout.setDeployment(Deployment.of(written.node().deepCopy()));
    }

    private void create(Rollout rollout, long revision) {
        Deployment deployment = rollout.deployment();
        ReplicaSet wanted = describe(rollout, revision);
        Optional<ReplicaSet> created = tryCreate(rollout, wanted);
        boolean isNew = created.isPresent();
        ReplicaSet replicaSet = isNew ? created.get() : existing(rollout, wanted);
        rollout.setNewest(replicaSet);
        String name = replicaSet.metadata().name();
        if (isNew && replicaSet.spec().replicas() > 0) {
            events.normal(
                    deployment,
                    "ScalingReplicaSet",
                    "Scaled up replica set " + name + " from 0 to "
                            + replicaSet.spec().replicas());
        }
        boolean news = Annotations.setRevision(deployment, Long.toString(revision));
        if (isNew && DeploymentConditions.hasDeadline(deployment.spec())) {
            progress(deployment, "NewReplicaSetCreated", "Created new replica set \"" + name + "\"");
            news = true;
        }
        if (news) {
            updateStatus(rollout);
        }
    }

    private ReplicaSet describe(Rollout rollout, long revision) {
        Deployment deployment = rollout.deployment();
        ReplicaSet wanted =
                Client.empty(Resources.REPLICA_SETS, deployment.metadata().namespace());
        String hash = TemplateHash.of(
                deployment.spec().template().node(), deployment.status().collisionCount());
        ObjectMeta metadata = wanted.metadata();
        metadata.setName(deployment.metadata().name() + "-" + hash);
        wanted.spec().setReplicas(0).setMinReadySeconds(deployment.spec().minReadySeconds());
        wanted.spec().selector().replaceWith(deployment.spec().selector());
        wanted.spec()
                .selector()
                .setMatchLabels(withHash(deployment.spec().selector().matchLabels(), hash));
        wanted.spec().template().replaceWith(deployment.spec().template());
        Map<String, String> labels =
                withHash(deployment.spec().template().metadata().labels(), hash);
        wanted.spec().template().metadata().setLabels(labels);
        metadata.setLabels(labels);
        ControllerRefs.setController(metadata, Resources.DEPLOYMENTS, deployment);
        wanted.spec().setReplicas(Sizes.forNew(deployment, rollout.old(), 0));
        Annotations.setNew(wanted, deployment, revision, false);
        return wanted;
    }

    private static Map<String, String> withHash(Map<String, String> labels, String hash) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.put(Rollout.HASH_LABEL, hash);
        return all;
    }

    /** The created ReplicaSet; empty if it exists already. */
    private Optional<ReplicaSet> tryCreate(Rollout rollout, ReplicaSet wanted) {
        try {
            return Optional.of(client.create(Resources.REPLICA_SETS, wanted));
        } catch (ApiException e) {
            if (e.hasReason("AlreadyExists")) {
                return Optional.empty();
            }
            if (e.status().details().causes().stream()
                    .noneMatch(cause -> cause.reason().equals("NamespaceTerminating"))) {
                reportFailure(rollout, wanted, e);
            }
            throw e;
        }
    }

    private void reportFailure(Rollout rollout, ReplicaSet wanted, ApiException failure) {
        Deployment deployment = rollout.deployment();
        String message =
                "Failed to create new replica set \"" + wanted.metadata().name() + "\": " + failure.getMessage();
        if (DeploymentConditions.hasDeadline(deployment.spec())) {
            conditions.set(
                    deployment.status(), DeploymentConditions.PROGRESSING, "False", "ReplicaSetCreateError", message);
            updateStatus(rollout);
        }
        events.warning(deployment, "ReplicaSetCreateError", message);
    }

    /** The name is taken: by an earlier attempt of ours, or by another content of the same hash. */
    private ReplicaSet existing(Rollout rollout, ReplicaSet wanted) {
        Deployment deployment = rollout.deployment();
        ObjectKey key =
                new ObjectKey(wanted.metadata().namespace(), wanted.metadata().name());
        Optional<ReplicaSet> found = client.find(Resources.REPLICA_SETS, key);
        Optional<ReplicaSet> ours = found.filter(
                        replicaSet -> ControllerRefs.isControlledBy(replicaSet.metadata(), deployment.metadata()))
                .filter(replicaSet -> Rollout.sameTemplate(
                        replicaSet.spec().template(), wanted.spec().template()));
        if (ours.isPresent()) {
            return ours.get();
        }
        deployment.status().setCollisionCount(deployment.status().collisionCount() + 1);
        updateStatus(rollout);
        throw ApiErrors.alreadyExists(Resources.REPLICA_SETS.id(), key.name());
    }
}

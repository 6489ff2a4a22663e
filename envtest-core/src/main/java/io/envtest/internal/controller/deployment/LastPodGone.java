package io.envtest.internal.controller.deployment;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.core.v1.Pod;
import java.util.function.Consumer;

/** Wakes a Deployment that recreates its pods when the last pod of a ReplicaSet has gone. */
final class LastPodGone implements Watcher<Pod> {

    private final Lister<ReplicaSet> replicaSets;
    private final Lister<Deployment> deployments;
    private final Consumer<ObjectKey> enqueue;

    LastPodGone(Lister<ReplicaSet> replicaSets, Lister<Deployment> deployments, Consumer<ObjectKey> enqueue) {
        this.replicaSets = replicaSets;
        this.deployments = deployments;
        this.enqueue = enqueue;
    }

    @Override
    public void added(Pod pod) {}

    @Override
    public void updated(Pod before, Pod now) {
        boolean ended = !before.status().phase().equals(now.status().phase());
        if (ended) {
            deleted(now);
        }
    }

    @Override
    public void deleted(Pod pod) {
        ControllerRefs.controllerOf(pod.metadata())
                .filter(owner -> owner.kind().equals(ReplicaSet.KIND))
                .flatMap(owner -> replicaSets.get(pod.metadata().namespace(), owner.name()))
                .flatMap(replicaSet -> DeploymentController.ownerOf(deployments, replicaSet))
                .filter(deployment -> deployment.spec().strategy().type().equals("Recreate"))
                .ifPresent(deployment -> enqueue.accept(Meta.key(deployment.metadata())));
    }
}

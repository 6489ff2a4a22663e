package io.envtest.internal.controller.job;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.OwnerReference;
import java.util.Optional;

/** Takes the tracking finalizer off pods whose job is gone, or is nobody's business here. */
final class OrphanedPods {

    private final Lister<Pod> pods;
    private final Lister<Job> jobs;
    private final FinalizerControl finalizers;

    OrphanedPods(Lister<Pod> pods, Lister<Job> jobs, FinalizerControl finalizers) {
        this.pods = pods;
        this.jobs = jobs;
        this.finalizers = finalizers;
    }

    /** Whether a pod has the finalizer and no job that would take it off. */
    boolean isOrphan(Pod pod) {
        if (!JobPods.isTracked(pod)) {
            return false;
        }
        Optional<OwnerReference> owner = ControllerRefs.controllerOf(pod.metadata());
        if (owner.isEmpty()) {
            return true;
        }
        return owner.get().kind().equals(Job.KIND)
                && jobs.get(pod.metadata().namespace(), owner.get().name())
                        .filter(job -> job.metadata().uid().equals(owner.get().uid()))
                        .filter(job -> !JobConditions.isFinished(job.status()))
                        .isEmpty();
    }

    Result reconcile(ObjectKey key) {
        pods.get(key).filter(this::isOrphan).ifPresent(finalizers::remove);
        return Result.DONE;
    }
}

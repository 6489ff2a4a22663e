package io.envtest.internal.controller.ttl;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.meta.v1.Condition;
import java.time.Instant;
import java.util.Optional;

/**
 * Deletes finished jobs some time after their end.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/">TTL after finished</a>
 */
public final class TtlAfterFinishedController extends Controller {

    /** Makes the controller. */
    public TtlAfterFinishedController() {
        super("ttl-after-finished-controller", "ttl-after-finished-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<Job> jobs = setup.lister(Resources.JOBS);
        ReconcileLoop<ObjectKey> loop = setup.loop(
                key -> jobs.get(key).map(job -> reconcile(setup, job)).orElse(Result.DONE));
        setup.watch(Resources.JOBS, job -> {
            if (job.spec().hasTtlSecondsAfterFinished() && !Meta.deleting(job.metadata())) {
                loop.add(Meta.key(job.metadata()));
            }
        });
    }

    private static Result reconcile(ControllerSetup setup, Job job) {
        Optional<Instant> end = finishedAt(job);
        if (end.isEmpty() || !job.spec().hasTtlSecondsAfterFinished() || Meta.deleting(job.metadata())) {
            return Result.DONE;
        }
        Instant expiry = end.get().plusSeconds(job.spec().ttlSecondsAfterFinished());
        return Result.onceDue(
                expiry,
                setup.clock().now(),
                () -> setup.client().deleteIfPresent(Resources.JOBS, job.metadata(), "Foreground"));
    }

    private static Optional<Instant> finishedAt(Job job) {
        return Conditions.find(job.status(), "Complete")
                .or(() -> Conditions.find(job.status(), "Failed"))
                .filter(condition -> condition.status().equals("True"))
                .map(Condition::lastTransitionTime)
                .flatMap(Timestamps::parse);
    }
}

package io.envtest.internal.controller.job;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.PodWatcher;
import io.envtest.internal.controller.runtime.ControlledObjects;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Expectations;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.RetryDelays;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.core.v1.Pod;
import java.time.Duration;

/**
 * Runs jobs.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/job/">Job</a>
 */
public final class JobController extends Controller {

    /** What pods do is looked at together; the real controller waits a second for more. */
    private static final Duration POD_BATCH = Duration.ofMillis(100);

    private static final RetryDelays DELAYS = new RetryDelays(Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** Makes the controller. */
    public JobController() {
        super("job-controller", "job-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Expectations expectations = new Expectations(setup.clock());
        FinalizerControl finalizers = new FinalizerControl(setup.client());
        JobReconciler reconciler = new JobReconciler(setup, setup.events(), expectations, finalizers);
        ReconcileLoop<ObjectKey> loop = setup.loop(DELAYS, reconciler::reconcile);
        Lister<Job> jobs = setup.lister(Resources.JOBS);
        OrphanedPods orphans = new OrphanedPods(setup.lister(Resources.PODS), jobs, finalizers);
        ReconcileLoop<ObjectKey> orphanLoop = setup.loop(orphans::reconcile);
        ControlledObjects<Pod> pods = setup.controlled(Resources.PODS);
        setup.watch(Resources.JOBS, job -> {
            boolean gone = jobs.get(Meta.key(job.metadata())).isEmpty();
            if (gone) {
                reconciler.forget(job);
            }
            if (gone || JobConditions.isFinished(job.status())) {
                expectations.forget(Meta.key(job.metadata()));
                pods.of(job.metadata()).forEach(pod -> orphanLoop.add(Meta.key(pod.metadata())));
            }
        });
        setup.watch(Resources.JOBS, new JobWatcher(loop));
        setup.watch(
                Resources.PODS,
                new PodWatcher<>(
                        Resources.JOBS,
                        jobs,
                        job -> Selector.of(job.spec().selector()),
                        expectations,
                        key -> loop.addAfter(key, POD_BATCH)));
        setup.watch(Resources.PODS, new FinalizerWatcher(finalizers, orphans, orphanLoop));
    }

    /** Looks at new and changed jobs at once; at one that only its status has changed of, with what its pods do. */
    private record JobWatcher(ReconcileLoop<ObjectKey> loop) implements Watcher<Job> {

        @Override
        public void added(Job job) {
            loop.add(Meta.key(job.metadata()));
        }

        @Override
        public void updated(Job before, Job now) {
            boolean same = before.metadata().generation() == now.metadata().generation();
            loop.addAfter(Meta.key(now.metadata()), same ? POD_BATCH : Duration.ZERO);
        }

        @Override
        public void deleted(Job job) {
            added(job);
        }
    }

    /** Follows the tracking finalizers of pods. */
    private record FinalizerWatcher(FinalizerControl finalizers, OrphanedPods orphans, ReconcileLoop<ObjectKey> loop)
            implements Watcher<Pod> {

        @Override
        public void added(Pod pod) {
            finalizers.seen(pod);
            if (orphans.isOrphan(pod)) {
                loop.add(Meta.key(pod.metadata()));
            }
        }

        @Override
        public void updated(Pod before, Pod now) {
            added(now);
        }

        @Override
        public void deleted(Pod pod) {
            finalizers.gone(pod);
        }
    }
}

package io.envtest.internal.controller.cronjob;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Watchers;
import io.envtest.view.batch.v1.CronJob;
import io.envtest.view.batch.v1.Job;

/**
 * Makes Jobs from CronJobs.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/">CronJob</a>
 */
public final class CronJobController extends Controller {

    /** Makes the controller. */
    public CronJobController() {
        super("cronjob-controller", "cronjob-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<CronJob> cronJobs = setup.lister(Resources.CRON_JOBS);
        CronJobReconciler reconciler = new CronJobReconciler(setup);
        ReconcileLoop<ObjectKey> loop =
                setup.loop(key -> cronJobs.get(key).map(reconciler::reconcile).orElse(Result.DONE));
        setup.watch(Resources.CRON_JOBS, cronJob -> loop.add(Meta.key(cronJob.metadata())));
        setup.watch(Resources.JOBS, Watchers.bothForms(job -> enqueueOwner(job, loop)));
    }

    private static void enqueueOwner(Job job, ReconcileLoop<ObjectKey> loop) {
        ControllerRefs.controllerOf(job.metadata())
                .filter(owner -> owner.kind().equals(CronJob.KIND))
                .ifPresent(owner -> loop.add(new ObjectKey(job.metadata().namespace(), owner.name())));
    }
}

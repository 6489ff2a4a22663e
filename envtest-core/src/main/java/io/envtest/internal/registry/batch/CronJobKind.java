package io.envtest.internal.registry.batch;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.core.PodFeatures;
import io.envtest.internal.registry.core.PodWarnings;
import io.envtest.view.batch.v1.CronJob;
import io.envtest.view.batch.v1.CronJobSpec;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodTemplateSpec;
import java.util.List;

/**
 * CronJob: makes a Job again and again.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/">CronJob</a>
 */
final class CronJobKind {

    private static final int SUCCESSFUL_KEPT = 3;
    private static final int FAILED_KEPT = 1;

    private CronJobKind() {}

    static KindDeclaration declare(PodFeatures pods) {
        return KindDeclaration.of("batch", "CronJob")
                .strategy(new Main(pods))
                .status(StatusStrategy.of(CronJob::of, (errors, job, old) -> {}))
                .columns(CronJobKind::columns)
                .build();
    }

    private static final class Main extends KindStrategy<CronJob> {

        private final PodFeatures pods;

        Main(PodFeatures pods) {
            super(CronJob::of, Trait.JUDGES_EMPTIES, Trait.COUNTS_GENERATIONS);
            this.pods = pods;
        }

        @Override
        protected void defaults(CronJob job) {
            CronJobSpec spec = job.spec();
            if (spec.concurrencyPolicy().isEmpty()) {
                spec.setConcurrencyPolicy("Allow");
            }
            if (!spec.hasSuspend()) {
                spec.setSuspend(false);
            }
            if (!spec.hasSuccessfulJobsHistoryLimit()) {
                spec.setSuccessfulJobsHistoryLimit(SUCCESSFUL_KEPT);
            }
            if (!spec.hasFailedJobsHistoryLimit()) {
                spec.setFailedJobsHistoryLimit(FAILED_KEPT);
            }
            JobDefaults.template(spec.jobTemplate().spec());
        }

        @Override
        protected void prepare(StrategyContext context, CronJob job) {
            pods.drop(job.spec().jobTemplate().spec().template().spec());
            super.prepare(context, job);
        }

        @Override
        protected void prepare(StrategyContext context, CronJob job, CronJob old) {
            pods.drop(
                    job.spec().jobTemplate().spec().template().spec(),
                    old.spec().jobTemplate().spec().template().spec());
            super.prepare(context, job, old);
        }

        @Override
        protected void validate(StrategyContext context, CronJob job, FieldErrors errors) {
            metadata(context, job, errors);
            CronJobRules.spec(errors, job.spec(), null, pods.allowed());
            CronJobRules.name(errors, job.metadata());
        }

        @Override
        protected void validate(StrategyContext context, CronJob job, CronJob old, FieldErrors errors) {
            metadata(job, old, errors);
            CronJobRules.spec(
                    errors, job.spec(), old.spec(), pods.allowed(template(old).spec()));
        }

        @Override
        protected void warn(StrategyContext context, CronJob job) {
            JobWarnings.name(context, job.metadata());
            PodWarnings.ofTemplate(template(job)).forEach(context::warn);
        }

        @Override
        protected void warn(StrategyContext context, CronJob job, CronJob old) {
            if (job.metadata().generation() != old.metadata().generation()) {
                PodWarnings.ofTemplate(template(job)).forEach(context::warn);
            }
        }
    }

    private static PodTemplateSpec template(CronJob job) {
        return job.spec().jobTemplate().spec().template();
    }

    private static List<Container> containers(CronJob job) {
        return template(job).spec().containers();
    }

    private static Columns<CronJob> columns() {
        return Columns.of("io.k8s.api.batch.v1", CronJob::of)
                .name()
                .text("Schedule", doc("CronJobSpec", "schedule"), c -> c.spec().schedule())
                .text(
                        "Timezone",
                        doc("CronJobSpec", "timeZone"),
                        c -> Cells.orNone(c.spec().timeZone()))
                .flag(
                        "Suspend",
                        doc("CronJobSpec", "suspend"),
                        c -> c.spec().hasSuspend() ? Cells.titleCase(c.spec().suspend()) : Cells.UNSET)
                .integer(
                        "Active",
                        doc("CronJobStatus", "active"),
                        c -> c.status().active().size())
                .text(
                        "Last Schedule",
                        doc("CronJobStatus", "lastScheduleTime"),
                        (c, now) -> c.status().hasLastScheduleTime()
                                ? Cells.age(c.status().lastScheduleTime(), now)
                                : Cells.NONE)
                .age()
                .wide()
                .containers(CronJobKind::containers)
                .text(
                        "Selector",
                        doc("JobSpec", "selector"),
                        c -> Cells.selector(c.spec().jobTemplate().spec().selector()));
    }
}

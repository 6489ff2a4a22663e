package io.envtest.internal.registry.batch;

import static io.envtest.internal.registry.column.Columns.doc;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.envtest.view.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Job: pods that run to an end.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/job/">Jobs</a>
 */
final class JobKind {

    private JobKind() {}

    static KindDeclaration declare(PodFeatures pods) {
        return KindDeclaration.of("batch", "Job")
                .strategy(new Main(pods))
                .status(StatusStrategy.of(Job::of, JobStatusRules::status))
                .columns(JobKind::columns)
                .build();
    }

    private static final class Main extends KindStrategy<Job> {

        private final PodFeatures pods;

        Main(PodFeatures pods) {
            super(Job::of, Trait.JUDGES_EMPTIES, Trait.COUNTS_GENERATIONS, Trait.ORPHANS_BY_DEFAULT);
            this.pods = pods;
        }

        @Override
        public String deletionWarning() {
            return "child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to"
                    + " remove them or set propagationPolicy=Orphan to suppress this warning";
        }

        @Override
        protected void defaults(Job job) {
            JobDefaults.set(job);
        }

        @Override
        public void completeStored(ObjectNode object) {
            JobDefaults.labels(Job.of(object));
        }

        /** Labels that nobody sent are those of the pods. */
        @Override
        public boolean storesLess(ObjectNode created) {
            return Job.of(created).metadata().managedFields().stream()
                    .noneMatch(entry -> entry.fieldsV1().path("f:metadata").has("f:labels"));
        }

        @Override
        protected void prepare(StrategyContext context, Job job) {
            if (!job.spec().manualSelector()) {
                JobDefaults.selector(job);
            }
            if (sentLabels(context)) {
                JobDefaults.labels(job);
            }
            pods.drop(job.spec().template().spec());
            super.prepare(context, job);
        }

        /** Labels of the pods are shared with the job even when they were sent empty. */
        private static boolean sentLabels(StrategyContext context) {
            return context.request()
                    .sent()
                    .filter(sent -> Job.of(sent).spec().template().metadata().has("labels"))
                    .isPresent();
        }

        @Override
        protected void prepare(StrategyContext context, Job job, Job old) {
            pods.drop(job.spec().template().spec(), old.spec().template().spec());
            super.prepare(context, job, old);
        }

        @Override
        protected void validate(StrategyContext context, Job job, FieldErrors errors) {
            metadata(context, job, errors);
            JobRules.job(errors, job, true, pods.allowed());
        }

        @Override
        protected void validate(StrategyContext context, Job job, Job old, FieldErrors errors) {
            metadata(context, job, errors);
            Map<String, String> labels = old.spec().template().metadata().labels();
            JobRules.job(
                    errors,
                    job,
                    labels.containsKey(JobDefaults.NAME) && labels.containsKey(JobDefaults.UID),
                    pods.allowed(old.spec().template().spec()));
            metadata(job, old, errors);
            JobRules.updated(
                    errors, job, old, pods.allowed(old.spec().template().spec()));
        }

        @Override
        protected void warn(StrategyContext context, Job job) {
            JobWarnings.name(context, job.metadata());
            PodWarnings.ofTemplate(job.spec().template()).forEach(context::warn);
            JobWarnings.size(context, job.spec());
        }

        @Override
        protected void warn(StrategyContext context, Job job, Job old) {
            if (job.metadata().generation() != old.metadata().generation()) {
                PodWarnings.ofTemplate(job.spec().template()).forEach(context::warn);
            }
        }

        @Override
        public Map<String, String> selectableFields(ObjectNode object) {
            return Map.of(
                    "status.successful",
                    Integer.toString(Job.of(object).status().succeeded()));
        }
    }

    private static Columns<Job> columns() {
        return Columns.of("io.k8s.api.batch.v1", Job::of)
                .name()
                .text("Status", "Status of the job.", JobKind::status)
                .text("Completions", doc("JobStatus", "succeeded"), JobKind::completions)
                .text("Duration", "Time required to complete the job.", JobKind::duration)
                .age()
                .wide()
                .containers(j -> j.spec().template().spec().containers())
                .text(
                        "Selector",
                        doc("JobSpec", "selector"),
                        j -> Cells.selector(j.spec().selector()));
    }

    private static String status(Job job) {
        if (is(job, "Complete")) {
            return "Complete";
        }
        if (is(job, "Failed")) {
            return "Failed";
        }
        if (job.metadata().hasDeletionTimestamp()) {
            return "Terminating";
        }
        if (is(job, "Suspended")) {
            return "Suspended";
        }
        if (is(job, "FailureTarget")) {
            return "FailureTarget";
        }
        return is(job, "SuccessCriteriaMet") ? "SuccessCriteriaMet" : "Running";
    }

    private static boolean is(Job job, String condition) {
        return job.status().conditions().stream()
                .anyMatch(c -> c.type().equals(condition) && c.status().equals("True"));
    }

    private static String completions(Job job) {
        int succeeded = job.status().succeeded();
        if (job.spec().hasCompletions()) {
            return succeeded + "/" + job.spec().completions();
        }
        int parallelism = job.spec().parallelism();
        return parallelism > 1 ? succeeded + "/1 of " + parallelism : succeeded + "/1";
    }

    private static String duration(Job job, Instant now) {
        if (!job.status().hasStartTime()) {
            return "";
        }
        Instant start = Instant.parse(job.status().startTime());
        if (job.status().hasCompletionTime()) {
            return Cells.duration(
                    Duration.between(start, Instant.parse(job.status().completionTime())));
        }
        return Cells.duration(Duration.between(start, now));
    }
}

package io.envtest.internal.registry.batch;

import io.envtest.internal.registry.core.PodSpecDefaults;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.batch.v1.JobSpec;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.Map;

/** Defaults of a Job, and the selector that it is given. */
final class JobDefaults {

    private static final int BACKOFF_LIMIT = 6;
    private static final String UID = "batch.kubernetes.io/controller-uid";
    private static final String NAME = "batch.kubernetes.io/job-name";
    private static final String OLD_UID = "controller-uid";
    private static final String OLD_NAME = "job-name";

    private JobDefaults() {}

    static void set(Job job) {
        spec(job.spec());
        ObjectMeta metadata = job.metadata();
        if (metadata.labels().isEmpty()
                && !job.spec().template().metadata().labels().isEmpty()) {
            metadata.setLabels(job.spec().template().metadata().labels());
        }
    }

    static void spec(JobSpec spec) {
        if (!spec.hasCompletions() && !spec.hasParallelism()) {
            spec.setCompletions(1).setParallelism(1);
        }
        if (!spec.hasParallelism()) {
            spec.setParallelism(1);
        }
        if (!spec.hasBackoffLimit()) {
            spec.setBackoffLimit(spec.hasBackoffLimitPerIndex() ? Integer.MAX_VALUE : BACKOFF_LIMIT);
        }
        if (!spec.hasCompletionMode()) {
            spec.setCompletionMode("NonIndexed");
        }
        if (!spec.hasSuspend()) {
            spec.setSuspend(false);
        }
        spec.podFailurePolicy()
                .rules()
                .forEach(rule -> rule.onPodConditions().stream()
                        .filter(pattern -> pattern.status().isEmpty())
                        .forEach(pattern -> pattern.setStatus("True")));
        if (!spec.hasPodReplacementPolicy()) {
            spec.setPodReplacementPolicy(spec.podFailurePolicy().present() ? "Failed" : "TerminatingOrFailed");
        }
        PodSpecDefaults.set(spec.template().spec());
    }

    /** Labels the pods so that the job, and only it, selects them, unless the user takes care of that. */
    static void selector(Job job) {
        JobSpec spec = job.spec();
        String uid = job.metadata().uid();
        ObjectMeta template = spec.template().metadata();
        Map<String, String> labels = new LinkedHashMap<>(template.labels());
        labels.putIfAbsent(OLD_NAME, job.metadata().name());
        labels.putIfAbsent(NAME, job.metadata().name());
        labels.putIfAbsent(OLD_UID, uid);
        labels.putIfAbsent(UID, uid);
        template.setLabels(labels);
        Map<String, String> selected = new LinkedHashMap<>(spec.selector().matchLabels());
        selected.putIfAbsent(UID, uid);
        spec.selector().setMatchLabels(selected);
    }
}

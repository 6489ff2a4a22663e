package io.envtest.internal.registry.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.core.PodSpecDefaults;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.batch.v1.JobSpec;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.Map;

/** Defaults of a Job, and the selector that it is given. */
final class JobDefaults {

    private static final int BACKOFF_LIMIT = 6;
    static final String UID = "batch.kubernetes.io/controller-uid";
    static final String NAME = "batch.kubernetes.io/job-name";
    static final String OLD_UID = "controller-uid";
    static final String OLD_NAME = "job-name";

    private JobDefaults() {}

    static void set(Job job) {
        spec(job.spec());
        labels(job);
    }

    /** A job without labels has those of its pods. */
    static void labels(Job job) {
        ObjectMeta metadata = job.metadata();
        JsonNode labels = job.spec().template().metadata().get("labels");
        if (metadata.labels().isEmpty() && labels.isObject()) {
            // one and the same map: what the server adds to the one shows in the other
            metadata.materialize().set("labels", labels);
        }
    }

    private static void spec(JobSpec spec) {
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
        if (!spec.hasManualSelector()) {
            spec.setManualSelector(false);
        }
        if (!spec.hasPodReplacementPolicy()) {
            spec.setPodReplacementPolicy(spec.podFailurePolicy().present() ? "Failed" : "TerminatingOrFailed");
        }
        template(spec);
    }

    /** Defaults of the parts of a Job that the template of a CronJob has too. */
    static void template(JobSpec spec) {
        spec.podFailurePolicy()
                .rules()
                .forEach(rule -> rule.onPodConditions().stream()
                        .filter(pattern -> pattern.status().isEmpty())
                        .forEach(pattern -> pattern.setStatus("True")));
        PodSpecDefaults.set(spec.template());
    }

    /** Labels the pods so that the job, and only it, selects them, unless the user takes care of that. */
    static void selector(Job job) {
        JobSpec spec = job.spec();
        String uid = job.metadata().uid();
        ObjectNode template = spec.template().metadata().materialize();
        ObjectNode labels = template.get("labels") instanceof ObjectNode given ? given : template.putObject("labels");
        add(labels, OLD_NAME, job.metadata().name());
        add(labels, NAME, job.metadata().name());
        add(labels, OLD_UID, uid);
        add(labels, UID, uid);
        Map<String, String> selected = new LinkedHashMap<>(spec.selector().matchLabels());
        selected.putIfAbsent(UID, uid);
        spec.selector().setMatchLabels(selected);
    }

    private static void add(ObjectNode labels, String key, String value) {
        if (!labels.has(key)) {
            labels.put(key, value);
        }
    }
}

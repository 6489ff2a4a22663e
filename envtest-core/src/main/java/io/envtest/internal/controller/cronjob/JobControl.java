package io.envtest.internal.controller.cronjob;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.PodControl;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.batch.v1.CronJob;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.meta.v1.ObjectMeta;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Creates and deletes the jobs of CronJobs and tells of it. */
final class JobControl {

    private static final String SCHEDULED = "batch.kubernetes.io/cronjob-scheduled-timestamp";
    private static final int SECONDS_PER_MINUTE = 60;

    private final Client client;
    private final EventRecorder events;

    JobControl(Client client, EventRecorder events) {
        this.client = client;
        this.events = events;
    }

    /** The name of the job for a time: that of the CronJob and the minutes since 1970. */
    static String name(CronJob cronJob, ZonedDateTime time) {
        return cronJob.metadata().name() + "-" + time.toEpochSecond() / SECONDS_PER_MINUTE;
    }

    /** Creates the job for a time; empty if a job of the name is none of the CronJob's business any more. */
    Optional<Job> create(CronJob cronJob, ZonedDateTime time) {
        Job job = job(cronJob, time);
        try {
            Job created = client.create(Resources.JOBS, job);
            events.normal(
                    cronJob,
                    "SuccessfulCreate",
                    "Created job " + created.metadata().name());
            return Optional.of(created);
        } catch (ApiException e) {
            if (e.hasReason("AlreadyExists")) {
                return existing(cronJob, Meta.key(job.metadata()));
            }
            if (!PodControl.isNamespaceTerminating(e)) {
                events.warning(cronJob, "FailedCreate", "Error creating job: " + e.getMessage());
            }
            throw e;
        }
    }

    /** The job may have been made before, but not have been written down. */
    private Optional<Job> existing(CronJob cronJob, ObjectKey key) {
        return client.find(Resources.JOBS, key)
                .filter(job -> ControllerRefs.isControlledBy(job.metadata(), cronJob.metadata()))
                .filter(job -> !JobCleanup.isFinished(job));
    }

    private static Job job(CronJob cronJob, ZonedDateTime time) {
        Job job = Client.empty(Resources.JOBS, cronJob.metadata().namespace());
        ObjectMeta template = cronJob.spec().jobTemplate().metadata();
        Map<String, String> annotations = new LinkedHashMap<>(template.annotations());
        annotations.put(SCHEDULED, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
        job.metadata().setName(name(cronJob, time)).setAnnotations(annotations);
        if (template.hasLabels()) {
            job.metadata().setLabels(template.labels());
        }
        ControllerRefs.setController(job.metadata(), Resources.CRON_JOBS, cronJob);
        job.spec().replaceWith(cronJob.spec().jobTemplate().spec());
        return job;
    }

    /** Deletes a job with its pods. */
    void delete(CronJob cronJob, Job job) {
        try {
            client.delete(Resources.JOBS, job.metadata(), "Background");
            events.normal(
                    cronJob, "SuccessfulDelete", "Deleted job " + job.metadata().name());
        } catch (ApiException e) {
            if (e.status().code() != 404) {
                events.warning(cronJob, "FailedDelete", "Deleted job: " + e.getMessage());
                throw e;
            }
        }
    }
}

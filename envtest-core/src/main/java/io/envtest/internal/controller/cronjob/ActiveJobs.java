package io.envtest.internal.controller.cronjob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.batch.v1.CronJob;
import io.envtest.view.batch.v1.CronJobStatus;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.core.v1.ObjectReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The list of running jobs in the status of a CronJob. */
final class ActiveJobs {

    private final Client client;
    private final EventRecorder events;

    ActiveJobs(Client client, EventRecorder events) {
        this.client = client;
        this.events = events;
    }

    /** Whether a job of a name runs. */
    static boolean hasName(CronJob cronJob, String name) {
        return cronJob.status().active().stream().anyMatch(job -> job.name().equals(name));
    }

    private static boolean hasUid(CronJob cronJob, String uid) {
        return cronJob.status().active().stream().anyMatch(job -> job.uid().equals(uid));
    }

    /** Adds a job. */
    static void add(CronJob cronJob, Job job) {
        ObjectReference reference = EventRecorder.referenceTo(job, "");
        cronJob.status().addActive().replaceWith(reference);
    }

    /** Removes a job. */
    static void remove(CronJob cronJob, String uid) {
        CronJobStatus status = cronJob.status();
        List<JsonNode> kept = new ArrayList<>();
        for (ObjectReference active : status.active()) {
            if (!active.uid().equals(uid)) {
                kept.add(active.node());
            }
        }
        status.removeActive();
        if (!kept.isEmpty()) {
            ArrayNode list = status.materialize().putArray("active");
            list.addAll(kept);
        }
    }

    /** Brings the list up to date with the jobs there are. */
    void update(CronJob cronJob, List<Job> children) {
        for (Job job : children) {
            boolean listed = hasUid(cronJob, job.metadata().uid());
            boolean finished = JobCleanup.isFinished(job);
            if (!listed && !finished) {
                warnOfUnexpected(cronJob, job);
            } else if (listed && finished) {
                remove(cronJob, job.metadata().uid());
                String condition = JobCleanup.isComplete(job) ? "Complete" : "Failed";
                events.normal(
                        cronJob,
                        "SawCompletedJob",
                        "Saw completed job: " + job.metadata().name() + ", condition: " + condition);
            }
            if (JobCleanup.isComplete(job)) {
                noteSuccess(cronJob.status(), job);
            }
        }
        removeMissing(cronJob, children);
    }

    /** A job that is not in the list may only be missing in what this controller has seen. */
    private void warnOfUnexpected(CronJob cronJob, Job job) {
        Optional<CronJob> fresh = client.find(Resources.CRON_JOBS, Meta.key(cronJob.metadata()));
        if (fresh.filter(now -> !hasUid(now, job.metadata().uid())).isPresent()) {
            events.warning(
                    cronJob,
                    "UnexpectedJob",
                    "Saw a job that the controller did not create or forgot: "
                            + job.metadata().name());
        }
    }

    private static void noteSuccess(CronJobStatus status, Job job) {
        Optional<Instant> end = Timestamps.parse(job.status().completionTime());
        Instant last = Timestamps.parse(status.lastSuccessfulTime()).orElse(Instant.MIN);
        if (end.isPresent() && end.get().isAfter(last)) {
            status.setLastSuccessfulTime(job.status().completionTime());
        }
    }

    private void removeMissing(CronJob cronJob, List<Job> children) {
        Set<String> there = children.stream().map(job -> job.metadata().uid()).collect(Collectors.toSet());
        for (ObjectReference active : List.copyOf(cronJob.status().active())) {
            if (!there.contains(active.uid())
                    && client.find(Resources.JOBS, new ObjectKey(active.namespace(), active.name()))
                            .isEmpty()) {
                events.normal(cronJob, "MissingJob", "Active job went missing: " + active.name());
                remove(cronJob, active.uid());
            }
        }
    }

    /** The jobs of the list that are there. */
    List<Job> stillThere(CronJob cronJob) {
        List<Job> jobs = new ArrayList<>();
        for (ObjectReference active : cronJob.status().active()) {
            client.find(Resources.JOBS, new ObjectKey(active.namespace(), active.name()))
                    .ifPresent(jobs::add);
        }
        return jobs;
    }
}

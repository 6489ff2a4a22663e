package io.envtest.internal.controller.job;

import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.batch.v1.JobCondition;
import io.envtest.view.batch.v1.JobStatus;
import io.envtest.view.meta.v1.Condition;
import java.util.Optional;

/** The conditions of jobs. */
final class JobConditions {

    static final String SUSPENDED = "Suspended";
    static final String COMPLETE = "Complete";
    static final String FAILED = "Failed";

    /** The job is bound to fail; its pods are being stopped. */
    static final String FAILURE_TARGET = "FailureTarget";

    /** The job is bound to succeed; its pods are being stopped. */
    static final String SUCCESS_CRITERIA_MET = "SuccessCriteriaMet";

    private final ClusterClock clock;

    JobConditions(ClusterClock clock) {
        this.clock = clock;
    }

    static boolean isFinished(JobStatus status) {
        return Conditions.isTrue(status, COMPLETE) || Conditions.isTrue(status, FAILED);
    }

    /** Sets a condition; says whether that is news. One that would be False is not added. */
    boolean set(JobStatus status, String type, boolean value, String reason, String message) {
        String text = value ? "True" : "False";
        Optional<Condition> known = Conditions.find(status, type);
        if (known.isEmpty() ? !value : same(known.get(), text, reason, message)) {
            return false;
        }
        JobCondition condition =
                known.map(found -> JobCondition.of(found.node())).orElseGet(status::addConditions);
        String now = Timestamps.now(clock);
        boolean dated = condition.status().equals(text)
                && !condition.lastTransitionTime().isEmpty();
        String since = dated ? condition.lastTransitionTime() : now;
        condition.setType(type).setStatus(text);
        condition.setLastProbeTime(now).setLastTransitionTime(since);
        condition.setReason(reason).setMessage(message);
        return true;
    }

    private static boolean same(Condition known, String status, String reason, String message) {
        return known.status().equals(status)
                && known.reason().equals(reason)
                && known.message().equals(message);
    }
}

package io.envtest.internal.registry.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.batch.v1.Job;
import org.junit.jupiter.api.Test;

class JobStatusRulesTest {

    private static final String STARTED = "2026-01-02T03:04:05Z";
    private static final String ENDED = "2026-01-02T03:04:06Z";

    private final Job old = Job.of(JsonNodeFactory.instance.objectNode());
    private final Job job = Job.of(JsonNodeFactory.instance.objectNode());

    @Test
    void aCompleteJobHasMetItsCriteriaAndHasTimes() {
        condition(job, "Complete");

        assertThat(errors())
                .isEqualTo("[status.completionTime: Required value: completionTime is required for Complete jobs,"
                        + " status.conditions: Invalid value: cannot set Complete=True condition without the"
                        + " SuccessCriteriaMet=true condition, status.startTime: Required value: startTime is required"
                        + " for finished job]");
    }

    @Test
    void anEndedJobIsFine() {
        condition(job, "SuccessCriteriaMet");
        condition(job, "Complete");
        job.status().setStartTime(STARTED).setCompletionTime(ENDED).setSucceeded(1);

        assertThat(errors()).isEqualTo("[]");
    }

    @Test
    void whatWasWrongBeforeMayStay() {
        condition(old, "Complete");
        condition(job, "Complete");

        assertThat(errors()).isEqualTo("[]");
    }

    @Test
    void nothingThatCountsGoesBack() {
        old.status().setStartTime(STARTED).setFailed(2);
        condition(old, "Failed");
        job.status().setStartTime(ENDED).setFailed(1);

        assertThat(errors())
                .isEqualTo("[status.conditions: Invalid value: cannot disable the terminal Failed=True condition,"
                        + " status.failed: Invalid value: 1: cannot decrease the failed counter, status.startTime:"
                        + " Invalid value: \"2026-01-02T03:04:06Z\": field is immutable for unsuspended job once set]");
    }

    private static void condition(Job job, String type) {
        job.status().addConditions().setType(type).setStatus("True");
    }

    private String errors() {
        FieldErrors errors = new FieldErrors();
        JobStatusRules.status(errors, job, old);
        return errors.aggregate();
    }
}

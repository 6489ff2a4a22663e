package io.envtest.internal.registry.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.resource.v1alpha3.ResourcePoolStatusRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolStatusRulesTest {

    private final ResourcePoolStatusRequest request =
            ResourcePoolStatusRequest.of(JsonNodeFactory.instance.objectNode());

    @Test
    void aQuestionNamesADriverInAnyCaseAndAModestLimit() {
        request.spec().setDriver("D.example.com").setPoolName("a/b").setLimit(1000);
        assertThat(question()).isEmpty();

        request.spec().setDriver("").setPoolName("a//b").setLimit(1001);
        assertThat(question())
                .containsExactly(
                        "spec.driver: Required value",
                        "spec.poolName: Invalid value: \"a//b\": segment 1: must not be empty",
                        "spec.limit: Invalid value: 1001: must be less than or equal to 1000");
    }

    @Test
    void lengthsAreCountedInBytes() {
        request.spec()
                .setDriver("a.".repeat(127) + "b")
                .setPoolName("p".repeat(254))
                .setLimit(1);
        assertThat(question())
                .satisfiesExactly(
                        driver -> assertThat(driver).endsWith("must be no more than 253 bytes"),
                        pool -> assertThat(pool).isEqualTo("spec.poolName: Too long: may not be more than 253 bytes"),
                        segment -> assertThat(segment).endsWith("segment 0: must be no more than 253 bytes"));
    }

    @Test
    void anAnswerCountsPoolsAndTellsTheirGeneration() {
        request.status().addPools().setDriver("d").setPoolName("p").setResourceSliceCount(0);
        assertThat(answer())
                .containsExactly(
                        "status.poolCount: Required value",
                        "status.pools[0].generation: Required value",
                        "status.pools[0].resourceSliceCount: Invalid value: 0: must be greater than or equal to 1");
    }

    @Test
    void aConditionMayNotStandThereTwice() {
        request.status().setPoolCount(0);
        for (int i = 0; i < 2; i++) {
            request.status()
                    .addConditions()
                    .setType("Complete")
                    .setStatus("True")
                    .setReason("X")
                    .setMessage("")
                    .setLastTransitionTime("2020-01-01T00:00:00Z");
        }
        assertThat(answer())
                .containsExactly(
                        "status.conditions[1].type: Duplicate value: \"Complete\"",
                        "status.conditions[1]: Duplicate value: {\"type\":\"Complete\",\"status\":\"True\",\"lastTransitionTime\":\"2020-01-01T00:00:00Z\",\"reason\":\"X\",\"message\":\"\"}");
    }

    private List<String> question() {
        FieldErrors errors = new FieldErrors();
        PoolStatusRules.spec(errors, request.spec());
        return messages(errors);
    }

    private List<String> answer() {
        FieldErrors errors = new FieldErrors();
        PoolStatusRules.status(errors, request.status());
        return messages(errors);
    }

    private static List<String> messages(FieldErrors errors) {
        return errors.list().stream().map(FieldError::message).toList();
    }
}

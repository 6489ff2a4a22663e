package io.envtest.internal.registry.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.resource.v1.CapacityRequestPolicy;
import io.envtest.view.resource.v1.Device;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceCapacityRulesTest {

    private final Device device =
            Device.of(JsonNodeFactory.instance.objectNode()).setName("d").setAllowMultipleAllocations(true);
    private final CapacityRequestPolicy policy =
            device.putCapacity("m").setValue("10").requestPolicy();

    @Test
    void acceptsSharesInSteps() {
        policy.setDefault("4").validRange().setMin("2").setMax("10").setStep("2");

        assertThat(wrong()).isEmpty();
    }

    @Test
    void refusesSharesThatNoStepReaches() {
        policy.setDefault("4").validRange().setMin("1").setMax("9").setStep("2");

        assertThat(wrong())
                .containsExactly("capacity[m].requestPolicy.validRange.step: Invalid value: \"4\": value is not a"
                        + " multiple of a given step (2) from (1)");
    }

    @Test
    void wantsTheDefaultAmongTheValues() {
        policy.setDefault("3").setValidValues(List.of("1", "2"));

        assertThat(wrong())
                .containsExactly("capacity[m].requestPolicy.validValues: Invalid value: \"3\": default value is not"
                        + " valid according to the requestPolicy");
    }

    @Test
    void wantsADefault() {
        policy.setValidValues(List.of("1"));

        assertThat(wrong())
                .containsExactly(
                        "capacity[m].requestPolicy.default: Required value: required when validValues is defined");
    }

    @Test
    void sharesOnlyDevicesThatMayBeShared() {
        device.removeAllowMultipleAllocations();
        policy.setDefault("1");

        assertThat(wrong())
                .containsExactly("capacity[m].requestPolicy: Forbidden: allowMultipleAllocations must be true");
    }

    private List<String> wrong() {
        FieldErrors errors = new FieldErrors();
        DeviceCapacityRules.capacity(errors, device);
        return errors.list().stream().map(FieldError::message).toList();
    }
}

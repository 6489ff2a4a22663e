package io.envtest.internal.scheduler.plugin.dynamicresources;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.view.resource.v1.ResourceClaim;
import org.junit.jupiter.api.Test;

class PreparationTest {

    private static final String DEVICE = "'driver': 'd', 'pool': 'p', 'device': 'a'";

    @Test
    void aDeviceIsReadyOnceAllItsConditionsAreTrue() {
        assertThat(Preparation.of(claim(""))).isEqualTo(Preparation.PENDING);
        assertThat(Preparation.of(claim(condition("ready", "False")))).isEqualTo(Preparation.PENDING);
        assertThat(Preparation.of(claim(condition("ready", "True")))).isEqualTo(Preparation.DONE);
    }

    @Test
    void aConditionOfFailureDecides() {
        String both = condition("ready", "True") + ", " + condition("broken", "True");
        assertThat(Preparation.of(claim(both))).isEqualTo(Preparation.FAILED);
    }

    private static String condition(String type, String status) {
        return "{'type': '" + type + "', 'status': '" + status + "'}";
    }

    private static ResourceClaim claim(String conditions) {
        return ResourceClaim.of(Samples.json("{'status': {'allocation': {'devices': {'results': [{" + DEVICE
                + ", 'bindingConditions': ['ready'], 'bindingFailureConditions': ['broken']}]}}, 'devices': [{" + DEVICE
                + ", 'conditions': [" + conditions + "]}]}}"));
    }
}

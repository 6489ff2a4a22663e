package io.envtest.internal.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.view.resource.v1.DeviceTaint;
import io.envtest.view.resource.v1.ResourceSlice;
import io.envtest.view.resource.v1beta2.DeviceTaintRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaintedSlicesTest {

    private final ResourceSlice slice = ResourceSlice.of(JsonNodeFactory.instance.objectNode());
    private final DeviceTaintRule rule = DeviceTaintRule.of(JsonNodeFactory.instance.objectNode());

    TaintedSlicesTest() {
        slice.spec().setDriver("d").pool().setName("p");
        slice.spec().addDevices().setName("one");
        slice.spec().addDevices().setName("two");
        rule.spec().taint().setKey("k").setEffect("NoSchedule");
    }

    @Test
    void aRuleTaintsTheDevicesItSelectsByAllThatItNames() {
        rule.spec().deviceSelector().setDriver("d").setPool("p").setDevice("two");
        assertThat(taints("one")).isEmpty();
        assertThat(taints("two")).singleElement().satisfies(taint -> {
            assertThat(taint.key()).isEqualTo("k");
            assertThat(taint.effect()).isEqualTo("NoSchedule");
        });

        rule.spec().deviceSelector().setPool("other");
        assertThat(taints("two")).isEmpty();
    }

    @Test
    void anEmptySelectorSelectsEverythingAndNoneNothing() {
        assertThat(taints("one")).isEmpty();
        rule.spec().deviceSelector().materialize();
        assertThat(taints("one")).hasSize(1);
        assertThat(taints("two")).hasSize(1);
    }

    @Test
    void aTaintWithoutEffectDoesNotCount() {
        rule.spec().deviceSelector().materialize();
        rule.spec().taint().setEffect("None");
        assertThat(TaintedSlices.tainted(List.of(slice), List.of(rule))).containsExactly(slice);
    }

    @Test
    void theSliceItselfStaysAsItIs() {
        rule.spec().deviceSelector().materialize();
        assertThat(taints("one")).hasSize(1);
        assertThat(slice.spec().devices())
                .allSatisfy(device -> assertThat(device.taints()).isEmpty());
    }

    private List<DeviceTaint> taints(String device) {
        return TaintedSlices.tainted(List.of(slice), List.of(rule)).get(0).spec().devices().stream()
                .filter(each -> each.name().equals(device))
                .flatMap(each -> each.taints().stream())
                .toList();
    }
}

package io.envtest.cel;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.schema.cel.CelEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceExpressionTest {

    private static final CelEngine ENGINE = new KubernetesCelEngine();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "device.driver == 'a.example.com'",
                "device.attributes['a.example.com'].index > 3",
                "device.attributes['a.example.com'].ready",
                "device.capacity['a.example.com'].memory.isGreaterThan(quantity('1Gi'))",
                "device.allowMultipleAllocations",
                "cel.bind(x, device.attributes['a.example.com'].model, x == 'a' || x == 'b')"
            })
    void acceptsWhatSelectsDevices(String expression) {
        assertThat(ENGINE.device(expression).error()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "device.driver | must evaluate to bool or the unknown type, not string",
                "device.attributes | must evaluate to bool or the unknown type, not map(string, map(string, google.protobuf.Any))",
                "dyn(true) | must evaluate to bool or the unknown type, not dyn"
            })
    void refusesWhatIsNoCondition(String expression, String error) {
        assertThat(ENGINE.device(expression).error()).isEqualTo(error);
    }

    @Test
    void refusesFieldsThatDevicesDoNotHave() {
        assertThat(ENGINE.device("device.color == 'red'").error())
                .isEqualTo("compilation failed: ERROR: <input>:1:7: undefined field 'color'\n"
                        + " | device.color == 'red'\n"
                        + " | ......^");
    }

    @Test
    void showsNoLineOfAnEmptyExpression() {
        assertThat(ENGINE.device("").error())
                .startsWith("compilation failed: ERROR: <input>:1:0: Syntax error: mismatched input '<EOF>'")
                .doesNotContain("\n");
    }

    @Test
    void knowsHowManyAttributesThereCanBe() {
        long one = ENGINE.device("device.attributes.all(k, k == 'a')").estimatedCost();
        long two = ENGINE.device("device.attributes.all(k, device.attributes[k].all(l, l == 'a'))")
                .estimatedCost();

        assertThat(one).isLessThan(1000);
        assertThat(two).isGreaterThan(20 * one).isLessThan(1_000_000);
    }
}

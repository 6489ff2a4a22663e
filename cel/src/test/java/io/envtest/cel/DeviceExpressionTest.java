package io.envtest.cel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.DeviceCondition;
import io.envtest.view.resource.v1.Device;
import java.util.Objects;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "device.driver == 'a.example.com' | true",
                "device.attributes['a.example.com'].model == 'big' | true",
                "device.attributes['b.example.com'].index == 3 | true",
                "device.attributes['a.example.com'].version.isGreaterThan(semver('1.0.0')) | true",
                "device.capacity['a.example.com'].memory.compareTo(quantity('4Gi')) > 0 | true",
                "has(device.attributes['c.example.com'].model) | false",
                "device.allowMultipleAllocations | false"
            })
    void selectsByWhatADeviceHas(String expression, boolean selected) throws Exception {
        assertThat(test(expression)).isEqualTo(new DeviceCondition.Answer(selected, null));
    }

    @Test
    void saysWhatADeviceLacks() throws Exception {
        assertThat(test("device.attributes['c.example.com'].model == 'big'").error())
                .isEqualTo("no such key: model");
    }

    private static DeviceCondition.Answer test(String expression) throws Exception {
        String device = """
                {"name": "d", "capacity": {"memory": {"value": "8Gi"}}, "attributes": {"model": {"string": "big"},
                "b.example.com/index": {"int": 3}, "version": {"version": "1.2.3"}}}
                """;
        return Objects.requireNonNull(ENGINE.device(expression).condition())
                .test("a.example.com", Device.of((ObjectNode) new ObjectMapper().readTree(device)));
    }
}

package io.envtest.internal.endpoint.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.endpoint.patch.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldManagerLayTest {

    private static final FieldManager TEMPLATES = TestShapes.builtIn("api.core.v1.PodTemplate", "v1", "PodTemplate");

    private static ObjectNode template(String container) {
        return (ObjectNode) Json.read(
                "{apiVersion: 'v1', kind: 'PodTemplate', template: {spec: {containers: [" + container + "]}}}");
    }

    @Test
    void mergesListsByTheirKeysAndOwnsNothing() {
        ObjectNode live = template("{name: 'a', image: 'i'}");

        ObjectNode laid = TEMPLATES.lay(live, template("{name: 'a', tty: true}, {name: 'b'}"));

        assertThat(laid).isEqualTo(template("{name: 'a', image: 'i', tty: true}, {name: 'b'}"));
        assertThat(live).isEqualTo(template("{name: 'a', image: 'i'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {name: 'a', nope: 1}      | failed to convert patch object to typed object: .template.spec.containers[name="a"].nope: field not declared in schema
            {name: 'a', args: ['x']}  | invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .template.spec.containers[0].args
            """)
    void refusesWhatDoesNotFitOrIsTakenAsAWhole(String container, String why) {
        assertThatThrownBy(() -> TEMPLATES.lay(template("{name: 'a'}"), template(container)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }
}

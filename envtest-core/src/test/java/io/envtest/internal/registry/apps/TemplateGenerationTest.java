package io.envtest.internal.registry.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateGenerationTest {

    @ParameterizedTest
    @CsvSource({"7,7", "+7,7", "007,7", "-5,-5", "9223372036854775807,9223372036854775807"})
    void readsNumbersAsGoDoes(String text, long generation) {
        assertThat(TemplateGeneration.of(meta(text))).isEqualTo(generation);
    }

    @ParameterizedTest
    @CsvSource({"x,invalid syntax", "0x1,invalid syntax", "99999999999999999999,value out of range"})
    void refusesWhatIsNone(String text, String why) {
        assertThatThrownBy(() -> TemplateGeneration.of(meta(text)))
                .hasMessageContaining("strconv.ParseInt: parsing \"" + text + "\": " + why);
    }

    @Test
    void countsFromZeroWithoutOne() {
        assertThat(TemplateGeneration.of(ObjectMeta.of(JsonNodeFactory.instance.objectNode())))
                .isZero();
    }

    private static ObjectMeta meta(String text) {
        return ObjectMeta.of(JsonNodeFactory.instance.objectNode())
                .setAnnotations(Map.of(TemplateGeneration.ANNOTATION, text));
    }
}

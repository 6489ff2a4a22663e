package io.envtest.internal.endpoint.selector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldQueryTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "==", "!=", "=,=", ","})
    void neitherAFieldNorAValueAsksNothing(String text) {
        assertThat(FieldQuery.parse(text).isEmpty()).isTrue();
    }

    @Test
    void aFieldWithoutAValueMustBeEmpty() {
        FieldQuery query = FieldQuery.parse("spec.nodeName=");
        assertThat(query.matches(Map.of())).isTrue();
        assertThat(query.matches(Map.of("spec.nodeName", "a"))).isFalse();
    }
}

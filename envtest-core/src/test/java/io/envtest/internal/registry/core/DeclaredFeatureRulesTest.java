package io.envtest.internal.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.core.v1.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclaredFeatureRulesTest {

    @Test
    void featuresAreSortedAndInCamelCase() {
        assertThat(wrong("Abc", "Abc/def", "Foo1")).isEmpty();
    }

    @Test
    void orderRepetitionAndShapeAreTold() {
        assertThat(wrong("B", "A"))
                .containsExactly(
                        "status.declaredFeatures[1]: Invalid value: \"A\": list must be sorted alphabetically");
        assertThat(wrong("A", "A")).containsExactly("status.declaredFeatures[1]: Duplicate value: \"A\"");
        assertThat(wrong("a-b"))
                .first()
                .asString()
                .contains("invalid feature name \"a-b\": must start with an UpperCamelCase segment");
    }

    private static List<String> wrong(String... features) {
        Node node = Node.of(JsonNodeFactory.instance.objectNode());
        node.status().setDeclaredFeatures(List.of(features));
        FieldErrors errors = new FieldErrors();
        DeclaredFeatureRules.check(errors, node.status());
        return errors.list().stream().map(FieldError::message).toList();
    }
}

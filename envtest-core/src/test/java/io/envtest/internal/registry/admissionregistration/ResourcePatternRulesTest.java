package io.envtest.internal.registry.admissionregistration;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourcePatternRulesTest {

    @Test
    void acceptsResourcesAndTheirSubresources() {
        assertThat(wrong("pods", "pods/status", "*/scale")).isEmpty();
    }

    @Test
    void wantsAtLeastOnePattern() {
        assertThat(wrong()).containsExactly("resources: Required value");
    }

    @Test
    void refusesPatternsThatAnotherCovers() {
        assertThat(wrong("a/*", "a/b"))
                .containsExactly("resources[1]: Invalid value: \"a/b\": if 'a/*' is present, must not specify a/b");
        assertThat(wrong("*/b", "a/b"))
                .containsExactly("resources[1]: Invalid value: \"a/b\": if '*/b' is present, must not specify a/b");
    }

    @Test
    void refusesOthersBesideAllResources() {
        assertThat(wrong("*", "pods"))
                .containsExactly("resources: Invalid value: [\"*\",\"pods\"]: if '*' is present, must not specify"
                        + " other resources without subresources");
        assertThat(wrong("*/*", "pods"))
                .containsExactly("resources: Invalid value: [\"*/*\",\"pods\"]: if '*/*' is present, must not specify"
                        + " other resources");
    }

    private static List<String> wrong(String... patterns) {
        FieldErrors errors = new FieldErrors();
        ResourcePatternRules.check(errors, FieldPath.root("resources"), List.of(patterns));
        return errors.list().stream().map(FieldError::message).toList();
    }
}

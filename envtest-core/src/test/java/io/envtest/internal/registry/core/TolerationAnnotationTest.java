package io.envtest.internal.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TolerationAnnotationTest {

    private static final String KEY = "scheduler.alpha.kubernetes.io/tolerations";

    @Test
    void tolerationsThatMakeSenseAreFine() {
        assertThat(wrong("[{\"key\":\"a\",\"operator\":\"Exists\"}]")).isEmpty();
        assertThat(wrong("null")).isEmpty();
        assertThat(wrong("")).isEmpty();
    }

    @Test
    void whatCannotBeReadIsTold() {
        assertThat(wrong("x"))
                .containsExactly("metadata.annotations: Invalid value: \"" + KEY
                        + "\": invalid character 'x' looking for beginning of value");
        assertThat(wrong("{}"))
                .first()
                .asString()
                .endsWith("cannot unmarshal object into Go value of type []core.Toleration");
        assertThat(wrong("[1]"))
                .first()
                .asString()
                .endsWith("cannot unmarshal number into Go value of type core.Toleration");
        assertThat(wrong("[{\"key\":1}]"))
                .first()
                .asString()
                .endsWith("json: cannot unmarshal number into Go struct field Toleration.Key of type string");
    }

    @Test
    void tolerationsAreHeldToTheirRules() {
        assertThat(wrong("[{\"Key\":\"a\",\"effect\":\"Bad\"}]"))
                .containsExactly("metadata.annotations." + KEY + "[0].effect: Unsupported value: \"Bad\": supported"
                        + " values: \"NoSchedule\", \"PreferNoSchedule\", \"NoExecute\"");
    }

    private static List<String> wrong(String annotation) {
        FieldErrors errors = new FieldErrors();
        TolerationAnnotation.check(
                errors, FieldPath.root("metadata", "annotations"), Map.of(KEY, annotation), PodAllowances.NONE);
        return errors.list().stream().map(FieldError::message).toList();
    }
}

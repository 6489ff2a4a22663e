package io.envtest.internal.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.view.FieldPath;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnTypeTest {

    private static final String ODD = "a<b>\u0001\u007f";

    @Test
    void plainTextsAreQuotedAndThoseOfTheirOwnTypeAreJson() {
        FieldErrors errors = new FieldErrors();
        errors.invalid(FieldPath.root("a"), ODD, "");
        errors.invalidOwnType(FieldPath.root("b"), ODD, "");
        errors.notSupported(FieldPath.root("c"), ODD, List.of("x"));
        assertThat(errors.list().stream().map(FieldError::body))
                .containsExactly(
                        "Invalid value: \"a<b>\\x01\\x7f\"",
                        "Invalid value: \"a\\u003cb\\u003e\\u0001\u007f\"",
                        "Unsupported value: \"a\\u003cb\\u003e\\u0001\u007f\": supported values: \"x\"");
    }
}

package io.envtest.internal.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.FieldPath;
import org.junit.jupiter.api.Test;

class FieldErrorsTest {

    @Test
    void knowsWhatStoodAtAPlaceBefore() {
        ObjectNode old = JsonNodeFactory.instance.objectNode();
        old.putObject("spec").putArray("items").addObject().put("name", "a");
        FieldPath path = FieldPath.root("spec", "items").index(0).child("name");
        assertThat(new FieldErrors(old).before(path).asText()).isEqualTo("a");
        assertThat(new FieldErrors().before(path).isMissingNode()).isTrue();
    }
}

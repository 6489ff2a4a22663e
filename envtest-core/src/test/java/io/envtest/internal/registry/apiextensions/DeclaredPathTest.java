package io.envtest.internal.registry.apiextensions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.apiextensions.v1.JSONSchemaProps;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeclaredPathTest {

    private JSONSchemaProps root = JSONSchemaProps.of(new ObjectMapper().createObjectNode());

    @BeforeEach
    void readSchema() throws IOException {
        root = JSONSchemaProps.of((ObjectNode) new ObjectMapper()
                .readTree("{\"properties\":{\"a\":{\"type\":\"string\"},"
                        + "\"m\":{\"additionalProperties\":{\"type\":\"integer\"}}}}"));
    }

    @Test
    void followsFieldsAndKeys() {
        assertThat(follow(".a", false)).isEmpty();
        assertThat(follow(".m.any", false)).isEmpty();
        assertThat(follow("['m']['x y']", true)).isEmpty();
    }

    @Test
    void followsNoKeysWhereFieldsAreDeclared() throws IOException {
        root = JSONSchemaProps.of((ObjectNode) new ObjectMapper()
                .readTree("{\"properties\":{\"a\":{\"type\":\"string\"}},\"additionalProperties\":true}"));
        assertThat(follow(".a", false)).isEmpty();
        assertThat(follow(".b", false)).isEqualTo("does not refer to a valid field");
    }

    @Test
    void tellsWhyAPathLeadsNowhere() {
        assertThat(follow(".b", false)).isEqualTo("does not refer to a valid field");
        assertThat(follow("a", false)).isEqualTo("expected [ or . but got: a");
        assertThat(follow(".a.", false)).isEqualTo("unexpected end of JSON path");
        assertThat(follow(".m['k']", false)).isEqualTo("array notation is not allowed");
        assertThat(follow("[a]", true)).isEqualTo("expected single quoted string but got a");
    }

    private String follow(String path, boolean brackets) {
        return DeclaredPath.follow(root, path, brackets).wrong();
    }
}

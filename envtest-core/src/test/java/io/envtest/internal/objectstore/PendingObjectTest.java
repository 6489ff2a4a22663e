package io.envtest.internal.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingObjectTest {

    private static final StoreKey KEY = TestObjects.key("default/a");

    private static EncodedObject stored(ObjectNode tree) {
        return PendingObject.of(KEY, new NewObject(tree, new MetadataIndexer().index(tree)))
                .at(17);
    }

    @Test
    void theWrittenTreeBecomesTheSharedOne() {
        NewObject object = TestObjects.object("default/a", "x", "l");
        EncodedObject stored = PendingObject.of(KEY, object).at(17);

        assertThat((JsonNode) stored.sharedTree()).isEqualTo(stored.tree());
        assertThat(GoJsonWriter.write(stored.sharedTree())).isEqualTo(stored.json());
        assertThat(stored.sharedTree().get("data")).isSameAs(object.tree().get("data"));
        assertThat(object.tree().path("metadata").has("resourceVersion")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"metadata\":{}}",
                "{\"metadata\":{\"name\":\"a\",\"uid\":\"u\"}}",
                "{\"metadata\":{\"name\":\"a\",\"labels\":{\"a\":\"b\"}},\"spec\":{}}",
                "{\"metadata\":{\"creationTimestamp\":\"t\",\"name\":\"a\",\"uid\":\"u\"}}",
                "{\"metadata\":{\"annotations\":{},\"name\":\"a\"}}"
            })
    void theVersionStandsWhereItStandsInTheBytes(String json) {
        EncodedObject stored = stored(ObjectJson.decode(json.getBytes(StandardCharsets.UTF_8)));

        assertThat(GoJsonWriter.write(stored.sharedTree())).isEqualTo(stored.json());
    }

    @Test
    void aTreeThatReadsDifferentlyIsReadAnew() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putObject("metadata").put("name", "a").put("generation", 1L);

        EncodedObject stored = stored(tree);

        assertThat((JsonNode) stored.sharedTree()).isEqualTo(stored.tree());
        assertThat(stored.sharedTree().path("metadata").path("generation").isInt())
                .isTrue();
    }
}

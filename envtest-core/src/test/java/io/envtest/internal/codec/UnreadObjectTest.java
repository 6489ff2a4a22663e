package io.envtest.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnreadObjectTest {

    private static final String TEXT = "{\"f:a\":{\".\":{},\"f:b\":{}},\"f:}\\\"{\":{}}";

    private static UnreadObject unread(String text) {
        return UnreadObject.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String written(JsonNode node) {
        return new String(GoJsonWriter.write(node), StandardCharsets.UTF_8);
    }

    @Test
    void isAnObjectLikeAnyOtherOnceSomebodyLooksInside() throws GoJsonException {
        JsonNode other = GoJson.decode(TEXT.getBytes(StandardCharsets.UTF_8)).value();

        assertThat(unread(TEXT).size()).isEqualTo(2);
        assertThat(unread(TEXT).path("f:a").has("f:b")).isTrue();
        assertThat((JsonNode) unread(TEXT)).isEqualTo(other);
        assertThat(other).isEqualTo(unread(TEXT));
        assertThat(unread(TEXT).isEmpty()).isFalse();
        assertThat(unread("{}").isEmpty()).isTrue();
    }

    @Test
    void decodingLeavesNamedMembersUnread() throws GoJsonException {
        byte[] json =
                ("{\"a\":[{\"fields\":" + TEXT + ",\"b\":1}],\"fields\":\"text\"}").getBytes(StandardCharsets.UTF_8);

        JsonNode decoded = GoJson.decodeWritten(json, "fields");

        JsonNode fields = decoded.path("a").path(0).path("fields");
        assertThat(fields).isInstanceOf(UnreadObject.class);
        assertThat(((UnreadObject) fields).text())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(TEXT);
        assertThat(decoded.path("fields").isTextual()).isTrue();
        assertThat(GoJsonWriter.write(decoded)).isEqualTo(json);
        assertThat(decoded).isEqualTo(GoJson.decode(json).value());
    }

    @Test
    void aChangedCopyLeavesTheOriginalAlone() {
        UnreadObject original = unread(TEXT);
        ObjectNode copy = original.deepCopy();

        copy.put("c", 1).remove("f:a");

        assertThat(original.text()).isNotNull();
        assertThat(written(original)).isEqualTo(TEXT);
        assertThat(written(copy)).isEqualTo("{\"f:}\\\"{\":{},\"c\":1}");
    }

    @Test
    void theSameInAnotherOrderIsEqual() {
        UnreadObject one = unread("{\"a\":1,\"b\":2}");

        assertThat((JsonNode) one).isEqualTo(unread("{\"b\":2,\"a\":1}"));
        assertThat((JsonNode) unread("{\"a\":1}")).isNotEqualTo(unread("{\"a\":2}"));
        assertThat((JsonNode) unread("{\"a\":1}")).isNotEqualTo(unread("{\"a\":11}"));
    }

    @Test
    void whatIsMadeIsKeptForUnreadCopies() {
        UnreadObject original = unread(TEXT);
        List<String> made = new ArrayList<>();

        String first = original.made(tree -> {
            made.add("once");
            return tree.fieldNames().next();
        });
        Object second = ((UnreadObject) original.deepCopy()).made(tree -> "again");

        assertThat(first).isEqualTo("f:a").isEqualTo(second);
        assertThat(made).containsExactly("once");
        original.size();
        assertThat((Object) original.made(tree -> "again")).isNull();
    }
}

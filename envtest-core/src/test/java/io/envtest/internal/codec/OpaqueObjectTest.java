package io.envtest.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpaqueObjectTest {

    private static final String ODD = "{ \"b\":1.0, \"a\":1e2,\"a\" : \"\\u0041<\" }\n";

    @Test
    void equalIsWhatIsSpelledAlike() {
        assertThat(opaque(ODD)).isEqualTo(opaque(ODD)).isNotEqualTo(opaque("{\"b\":1.0,\"a\":\"A<\"}"));
        assertThat(opaque("{\"b\":2,\"a\":1}"))
                .isEqualTo(plain("{\"b\":2,\"a\":1}"))
                .isNotEqualTo(plain("{\"a\":1,\"b\":2}"));
    }

    @Test
    void readersFindTheLastOfTwoMembers() {
        assertThat(opaque(ODD).path("a").asText()).isEqualTo("A<");
        assertThat(opaque("{\"a\":{\"x\":1},\"a\":{\"y\":2}}").path("a").has("x"))
                .isFalse();
    }

    @Test
    void lookingInsideChangesNothing() {
        OpaqueObject object = opaque(ODD);
        assertThat(object.path("b").doubleValue()).isEqualTo(1);
        assertThat(text(object.text())).isEqualTo(ODD);
    }

    @Test
    void changesDeepInsideAreSpelledAnew() {
        OpaqueObject object = opaque("{ \"a\":{\"x\":1.0} }");
        ((ObjectNode) object.path("a")).put("y", 2);
        assertThat(text(object.text())).isEqualTo("{\"a\":{\"x\":1.0,\"y\":2}}");
        assertThat(object.deepCopy()).isEqualTo(object);
    }

    @Test
    void answersShowItCompactAndEscaped() {
        JsonNode whole = JsonNodeFactory.instance.objectNode().set("data", opaque(ODD));
        assertThat(text(GoJsonWriter.write(whole)))
                .isEqualTo("{\"data\":{\"b\":1.0,\"a\":1e2,\"a\":\"\\u0041\\u003c\"}}");
    }

    @Test
    void isReadFromWhatIsStoredAsItWas() throws GoJsonException {
        ObjectNode whole = JsonNodeFactory.instance.objectNode().put("kind", "X");
        whole.set("data", opaque(ODD));
        whole.put("revision", 1);
        byte[] stored = GoJsonWriter.stored(whole).json();
        assertThat(GoJsonWriter.hasOpaque(stored)).isTrue();
        JsonNode read = GoJson.decodeWritten(stored, "fieldsV1");
        assertThat(read).isEqualTo(whole);
        assertThat(text(((OpaqueObject) read.path("data")).text())).isEqualTo(ODD);
        assertThat(GoJsonWriter.compact(stored)).isEqualTo(GoJsonWriter.write(whole));
    }

    @Test
    void otherObjectsAreStoredWithoutAMark() {
        assertThat(GoJsonWriter.hasOpaque(
                        GoJsonWriter.stored(plain("{\"a\": 1}")).json()))
                .isFalse();
    }

    @Test
    void bytesThatAreNoCharactersStay() {
        byte[] json = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'};
        OpaqueObject object = OpaqueObject.read(json);
        assertThat(object).isNotNull();
        assertThat(object.compact()).isEqualTo(json);
    }

    @Test
    void whatIsNoObjectIsNotOpaque() {
        for (String json : List.of("", "[1]", "{", "{} {}", "1", "null")) {
            assertThat(OpaqueObject.read(bytes(json))).as(json).isNull();
        }
    }

    @Test
    void lineSeparatorsAreEscaped() {
        assertThat(text(GoJsonWriter.compact(bytes("{\"a\": \"\u2028\u2029\u2027\"}"))))
                .isEqualTo("{\"a\":\"\\u2028\\u2029\u2027\"}");
    }

    @Test
    void spellingIsFoundInTheTextOfTheWhole() {
        Spelling spelling = Spelling.of(
                bytes("{\"x\":[1,{\"data\" : {\"a\": 1}} ],\"s\":\"}\",\"x\":[0, { \"data\": {\"a\":1.0 }}]}"));
        assertThat(text(spelling.text(List.of("x", 1, "data"), plain("{\"a\":1}"))))
                .isEqualTo("{\"a\":1.0 }");
        assertThat(text(spelling.text(List.of("x", 2, "data"), plain("{\"a\":1}"))))
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void mapsAreSpelledAsGoWritesThem() {
        assertThat(text(Spelling.MAP.text(List.of(), opaque(ODD)))).isEqualTo("{\"a\":\"A\\u003c\",\"b\":1}");
        assertThat(text(Spelling.COMPACT.text(List.of(), opaque("{ \"b\":1.0, \"a\":1}"))))
                .isEqualTo("{\"b\":1.0,\"a\":1}");
    }

    private static OpaqueObject opaque(String json) {
        return OpaqueObject.of(bytes(json));
    }

    private static JsonNode plain(String json) {
        try {
            return GoJson.decode(bytes(json)).value();
        } catch (GoJsonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}

package io.envtest.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GoJsonWriterTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void escapesWhatGoEscapesInTheSameDigits() {
        assertThat(written("a<b>&\"\\\b\t\n\f\r\u0001\u007f\u2028\u2029"))
                .isEqualTo("\"a\\u003cb\\u003e\\u0026\\\"\\\\\\b\\t\\n\\f\\r\\u0001\u007f\\u2028\\u2029\"");
    }

    @Test
    void writesOtherCharactersInUtf8AndHalfPairsAsUnknown() {
        assertThat(written("é\u20ac\ud83d\ude00")).isEqualTo("\"é\u20ac\ud83d\ude00\"");
        assertThat(written("x\ud83dy")).isEqualTo("\"x\\ufffdy\"");
    }

    @Test
    void writesFloatsAsGoDoes() throws GoJsonException {
        byte[] json = "[1.0,-0.0,1E20,1e21,-1.5E+300,0.000001,1e-7,1.25E-10,123456789012345678901234567890]"
                .getBytes(StandardCharsets.UTF_8);
        String expected = "[1,0,100000000000000000000,1e+21,-1.5e+300,0.000001,1e-7,1.25e-10,1.2345678901234568e+29]";
        ObjectNode tree = NODES.objectNode();
        tree.set("a", GoJson.decode(json).value());
        UntypedNumbers.settle(tree);
        assertThat(text(GoJsonWriter.write(tree.get("a")))).isEqualTo(expected);
        assertThat(tree.get("a")).hasToString(expected);
        assertThat(text(GoJsonWriter.write(NODES.numberNode(1e21)))).isEqualTo("1e+21");
    }

    @Test
    void indentsWhatIsNotInTexts() {
        byte[] compact = "{\"a\":{},\"b\":[1,\"{,\\\"\\\\\"]}".getBytes(StandardCharsets.UTF_8);
        assertThat(text(GoJsonWriter.indent(compact))).isEqualTo("""
                {
                  "a": {},
                  "b": [
                    1,
                    "{,\\"\\\\"
                  ]
                }""");
    }

    @Test
    void growsWithWhatIsWritten() {
        String text = "<é".repeat(5_000);
        assertThat(written(text)).isEqualTo('"' + "\\u003cé".repeat(5_000) + '"');
    }

    @Test
    void writesValuesOfEveryKind() throws GoJsonException {
        String json = "{\"a\":[],\"b\":{},\"c\":[1,-2,true,null,12345678901,0.5],\"d\":{\"e\":\"f\"}}";
        assertThat(text(GoJsonWriter.write(
                        GoJson.decode(json.getBytes(StandardCharsets.UTF_8)).value())))
                .isEqualTo(json);
    }

    @Test
    void writesNumbersAsTheyWereWrittenWhenAsked() throws GoJsonException {
        byte[] json = "[1.0,1E5,0.10]".getBytes(StandardCharsets.UTF_8);
        assertThat(text(GoJsonWriter.writeLiterally(GoJson.decode(json).value())))
                .isEqualTo("[1.0,1E5,0.10]");
        assertThat(text(GoJsonWriter.write(GoJson.decode(json).value()))).isEqualTo("[1,100000,0.1]");
    }

    private static String written(String value) {
        ObjectNode object = NODES.objectNode();
        object.put("k", value);
        String json = text(GoJsonWriter.write(object));
        return json.substring("{\"k\":".length(), json.length() - 1);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}

package io.envtest.internal.schema.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {

    private static final String OBJECT =
            "{'metadata':{'labels':{'app.io/x':'L'}},'spec':{'s':'x','l':[{'n':'a','v':1},{'n':'b','v':2},"
                    + "{'n':'c','v':3}],'m':{'p':{'q':true}}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ".spec.s | [\"x\"]",
                "{} | []",
                ".spec.none.deeper | []",
                ".spec.l[0].v | [1]",
                ".spec.l[-1].v | [3]",
                ".spec.l[7] | []",
                ".spec.l[*].v | [1,2,3]",
                ".spec.l[1:].n | [\"b\",\"c\"]",
                ".spec.l[:2].n | [\"a\",\"b\"]",
                ".spec.l[0,2].n | [\"a\",\"c\"]",
                ".spec.l[::2].n | [\"a\",\"c\"]",
                ".spec.l[?(@.n==\"b\")].v | [2]",
                ".spec.l[?(@.v>=2)].n | [\"b\",\"c\"]",
                ".spec.l[?(@.n != 'b')].v | [1,3]",
                ".spec.l[?(@.none)].v | []",
                ".metadata.labels.app\\.io/x | [\"L\"]",
                ".metadata.labels['app.io/x'] | [\"L\"]",
                "..q | [true]",
                ".spec.m.*.q | [true]",
                ".spec.s[0] | []"
            })
    void pathsLeadToValues(String path, String expected) throws Exception {
        JsonNode object = new ObjectMapper().readTree(OBJECT.replace('\'', '"'));
        assertThat(JsonPath.parse(path.equals("{}") ? ".none" : path)
                        .find(object)
                        .toString()
                        .replace(", ", ","))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".a[", ".a[x]", ".a[?(@.b==c)]", ".a['b]", ".a]", "a", ".a..", ".a[1", ".a[?(@.b]", ".a[\"b\"]"})
    void whatIsNoPathIsRefused(String text) {
        assertThatThrownBy(() -> JsonPath.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theObjectItselfIsFoundByTheEmptyPath() throws Exception {
        JsonNode object = new ObjectMapper().readTree("{}");
        assertThat(JsonPath.parse("").find(object)).containsExactly(object);
    }
}

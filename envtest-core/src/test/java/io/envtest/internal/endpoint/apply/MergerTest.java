package io.envtest.internal.endpoint.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.envtest.internal.endpoint.patch.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergerTest {

    private static final Shape WIDGET = TestShapes.custom("""
            {type: 'object', properties: {
              set: {type: 'array', 'x-kubernetes-list-type': 'set', items: {type: 'string'}},
              list: {type: 'array', items: {type: 'string'}},
              map: {type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'],
                    items: {type: 'object', properties: {k: {type: 'string'}, v: {type: 'integer'},
                                                         w: {type: 'integer'}}}},
              whole: {type: 'object', 'x-kubernetes-map-type': 'atomic', additionalProperties: {type: 'string'}},
              parts: {type: 'object', additionalProperties: {type: 'string'}},
              any: {'x-kubernetes-preserve-unknown-fields': true}}}
            """);

    private static JsonNode merged(String live, String config) {
        return Merger.merge(Json.read(live), Json.read(config), WIDGET);
    }

    /** What kube-apiserver 1.36 made of an object and a configuration. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a      | ba     | ba
            a      | bca    | bca
            ab     | b      | ab
            ab     | ba     | ba
            ab     | ac     | abc
            ab     | acd    | abcd
            ab     | bca    | bca
            ab     | ca     | cab
            ab     | cb     | acb
            ab     | cda    | cdab
            abc    | ba     | bca
            abc    | ac     | abc
            abc    | ca     | bca
            abc    | cb     | acb
            abc    | adb    | adbc
            abc    | bad    | bcad
            abc    | bdc    | abdc
            abc    | cad    | bcad
            abc    | da     | dabc
            abc    | dbe    | adbce
            abc    | dca    | bdca
            abc    | dec    | abdec
            abcd   | ca     | bcda
            abcd   | cb     | acdb
            abcd   | dc     | abdc
            abcd   | eda    | bceda
            abcd   | aceb   | acdeb
            abcd   | bace   | bdace
            abcd   | dceb   | adceb
            abcd   | ceba   | cdeba
            abcde  | db     | acdeb
            abcde  | eab    | cdeab
            abcde  | eac    | bdeac
            abcde  | ebdca  | ebdca
            ab     | ''     | ab
            ab     | cd     | abcd
            """)
    void ordersSets(String live, String config, String expected) {
        JsonNode result = merged("{set: " + letters(live) + "}", "{set: " + letters(config) + "}");
        StringBuilder order = new StringBuilder();
        result.path("set").forEach(item -> order.append(item.asText()));
        assertThat(order).hasToString(expected);
    }

    private static ArrayNode letters(String text) {
        ArrayNode letters = Json.object("{}").arrayNode();
        text.chars().forEach(letter -> letters.add(Character.toString(letter)));
        return letters;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {parts: {a: '1'}}              | {parts: {b: '2'}}               | {parts: {a: '1', b: '2'}}
            {parts: {a: '1'}}              | {parts: {a: '2'}}               | {parts: {a: '2'}}
            {parts: {a: '1'}}              | {parts: {}}                     | {parts: {a: '1'}}
            {parts: {a: '1'}}              | {parts: null}                   | {parts: {a: '1'}}
            {parts: {}}                    | {parts: {a: '1'}}               | {parts: {a: '1'}}
            {whole: {a: '1'}}              | {whole: {b: '2'}}               | {whole: {b: '2'}}
            {whole: {a: '1'}}              | {whole: {}}                     | {whole: {}}
            {list: ['a']}                  | {list: ['b']}                   | {list: ['b']}
            {list: ['a']}                  | {list: []}                      | {list: []}
            {set: ['a']}                   | {set: []}                       | {set: ['a']}
            {map: [{k: 'a', v: 1}]}        | {map: [{k: 'a', w: 2}]}         | {map: [{k: 'a', v: 1, w: 2}]}
            {map: [{k: 'a', v: 1}]}        | {map: [{k: 'b', v: 2}]}         | {map: [{k: 'a', v: 1}, {k: 'b', v: 2}]}
            {any: {a: {b: 1}}}             | {any: {a: {c: 2}}}              | {any: {a: {b: 1, c: 2}}}
            {any: {a: [1]}}                | {any: {a: [2]}}                 | {any: {a: [2]}}
            {any: {a: 1}}                  | {any: 'x'}                      | {any: 'x'}
            {}                             | {any: null}                     | {any: null}
            """)
    void laysAConfigurationOverAnObject(String live, String config, String expected) {
        assertThat(merged(live, config)).isEqualTo(Json.read(expected));
    }

    @Test
    void answersTheVeryObjectIfNothingChanges() {
        JsonNode live = Json.read(
                "{set: ['a', 'b'], list: ['x'], map: [{k: 'a', v: 1}, {k: 'b'}], whole: {a: '1'}, parts: {a: '1', b: '2'}}");
        JsonNode config = Json.read("{set: ['b'], list: ['x'], map: [{k: 'b'}], whole: {a: '1'}, parts: {b: '2'}}");
        assertThat(Merger.merge(live, config, WIDGET)).isSameAs(live);
    }

    @Test
    void leavesItemsAloneThatStandThereTwice() {
        JsonNode result = merged("{map: [{k: 'a', v: 1}, {k: 'a', v: 2}, {k: 'b', v: 3}]}", "{map: [{k: 'b', v: 4}]}");
        assertThat(result.path("map")).hasSize(3);
        assertThat(result.path("map").path(2).path("v").intValue()).isEqualTo(4);
    }

    @Test
    void mergesLongLists() {
        List<String> live = new ArrayList<>();
        List<String> config = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            live.add("a" + i);
            config.add((i % 2 == 0 ? "a" : "b") + i);
        }
        ArrayNode before = Json.object("{}").arrayNode();
        ArrayNode after = before.arrayNode();
        live.forEach(before::add);
        config.forEach(after::add);
        JsonNode result = Merger.merge(
                Json.object("{}").set("set", before), Json.object("{}").set("set", after), WIDGET);
        assertThat(result.path("set")).hasSize(75_000);
    }
}

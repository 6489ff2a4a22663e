package io.envtest.internal.endpoint.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.DeepStack;
import io.envtest.internal.endpoint.patch.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsV1Test {

    private static String rewritten(String fields) {
        return FieldsV1.encode(FieldsV1.decode(Json.read(fields))).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"f:a\":{}}",
                "{\"f:a\":{\".\":{},\"f:b\":{}},\"f:c\":{}}",
                "{\"f:ports\":{\".\":{},\"k:{\\\"containerPort\\\":9,\\\"protocol\\\":\\\"TCP\\\"}\":{\".\":{}," //
                        + "\"f:containerPort\":{}},\"k:{\\\"containerPort\\\":80,\\\"protocol\\\":\\\"TCP\\\"}\":{}}}",
                "{\"f:finalizers\":{\"v:\\\"a\\\"\":{},\"v:\\\"b\\\"\":{}}}",
                "{\"f:odd\":{\"f:a\":{},\"k:{}\":{},\"v:1\":{},\"i:0\":{}}}",
                "{\"f:metadata\":{\"f:labels\":{\"f:\":{},\"f:a.b/c\":{},\"f:ä\":{}}}}"
            })
    void writesWhatItRead(String fields) {
        assertThat(rewritten(fields)).isEqualTo(fields);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {'f:b':{},'f:a':{}}                 | {"f:a":{},"f:b":{}}
            {'v:10':{},'v:9':{},'f:z':{}}       | {"f:z":{},"v:9":{},"v:10":{}}
            {'f:a':{'.':{}}}                    | {"f:a":{}}
            {'f:a':null}                        | {"f:a":{}}
            {'f:a':{'f:b':{},'.':{}}}           | {"f:a":{".":{},"f:b":{}}}
            {'.':{},'f:a':{}}                   | {"f:a":{}}
            {'q:what':{'f:b':{}},'f:a':{}}      | {"f:a":{}}
            {'v:1.0':{},'v:1':{}}               | {"v:1":{}}
            {'k:{"b":1,"a":2}':{}}              | {"k:{\\"a\\":2,\\"b\\":1}":{}}
            null                                | {}
            """)
    void bringsFieldsIntoTheirForm(String fields, String form) {
        assertThat(rewritten(fields)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "5",
                "'x'",
                "{'f:a': 5}",
                "{'f:a': []}",
                "{'f:a': {'.': {}, 'f:b': 1}}",
                "{a: {}}",
                "{'k:x': {}}"
            })
    void refusesWhatHasNoSuchForm(String fields) {
        assertThatThrownBy(() -> FieldsV1.decode(Json.read(fields))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotFollowFieldsBeyondMeasure() {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 100_000; i++) {
            fields = (ObjectNode) JsonNodeFactory.instance.objectNode().set("f:a", fields);
        }
        JsonNode deep = fields;
        assertThatThrownBy(() -> DeepStack.call(() -> FieldsV1.decode(deep)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

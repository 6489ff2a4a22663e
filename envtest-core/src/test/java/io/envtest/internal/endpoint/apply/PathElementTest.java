package io.envtest.internal.endpoint.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathElementTest {

    private static PathElement parsed(String text) {
        return Objects.requireNonNull(PathElement.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            f:name                                    | .name
            f:                                        | .
            f:a.b/c                                   | .a.b/c
            f::                                       | .:
            k:{"name":"a"}                            | [name="a"]
            k:{"containerPort":80,"protocol":"TCP"}   | [containerPort=80,protocol="TCP"]
            k:{}                                      | []
            v:"a"                                     | [="a"]
            v:5                                       | [=5]
            v:1.5                                     | [=1.5]
            v:true                                    | [=true]
            v:null                                    | [=null]
            v:["a",1]                                 | [=["a",1]]
            v:"a\\u003cb\\"c"                         | [="a<b\\"c"]
            i:7                                       | [7]
            i:-1                                      | [-1]
            """)
    void hasAFormForFieldsAndOneForMessages(String text, String shown) {
        assertThat(parsed(text).text()).isEqualTo(text);
        assertThat(parsed(text)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "f",
                "name",
                "fname",
                "k:",
                "k:[]",
                "k:5",
                "k:{",
                "k:{} x",
                "v:",
                "v:'a'",
                "v:{\"a\"",
                "i:",
                "i:x",
                "i:99999999999"
            })
    void refusesWhatHasNoSuchForm(String text) {
        assertThatThrownBy(() -> PathElement.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesKindsOfALaterVersionAlone() {
        assertThat(PathElement.parse("z:1")).isNull();
    }

    @Test
    void sortsByKindThenByValue() {
        List<String> sorted = List.of(
                "f:",
                "f:a",
                "f:aa",
                "f:b",
                "f:\uFFFD",
                "f:\uD83D\uDE00",
                "k:{\"a\":1}",
                "k:{\"a\":2}",
                "k:{\"a\":10}",
                "k:{\"a\":10,\"b\":1}",
                "k:{\"a\":\"1\"}",
                "k:{\"a\":true}",
                "k:{\"b\":1}",
                "v:1.5",
                "v:2",
                "v:10",
                "v:\"a\"",
                "v:\"b\"",
                "v:false",
                "v:true",
                "v:[]",
                "v:[1]",
                "v:{}",
                "v:null",
                "i:2",
                "i:10");
        List<PathElement> elements =
                new ArrayList<>(sorted.stream().map(PathElementTest::parsed).toList());
        Collections.shuffle(elements, new Random(3));
        Collections.sort(elements);
        assertThat(elements).extracting(PathElement::text).containsExactlyElementsOf(sorted);
    }

    @Test
    void comparesNumbersByValueAndKeysInAnyOrder() {
        assertThat(parsed("v:1.0")).isEqualTo(parsed("v:1")).hasSameHashCodeAs(parsed("v:1"));
        assertThat(parsed("k:{\"b\":1,\"a\":2}"))
                .isEqualTo(parsed("k:{\"a\":2,\"b\":1}"))
                .hasSameHashCodeAs(parsed("k:{\"a\":2,\"b\":1}"));
        assertThat(parsed("v:\"1\"")).isNotEqualTo(parsed("v:1"));
        assertThat(parsed("f:a")).isNotEqualTo(parsed("f:b"));
    }
}

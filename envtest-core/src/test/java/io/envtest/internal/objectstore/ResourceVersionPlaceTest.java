package io.envtest.internal.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceVersionPlaceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"metadata":{"name":"a","uid":"u","creationTimestamp":"t"}}|{"metadata":{"name":"a","uid":"u","resourceVersion":"7","creationTimestamp":"t"}}
                    {"kind":"K","metadata":{"name":"a","generateName":"g","namespace":"n","selfLink":"s","uid":"u"}}|{"kind":"K","metadata":{"name":"a","generateName":"g","namespace":"n","selfLink":"s","uid":"u","resourceVersion":"7"}}
                    {"metadata":{"creationTimestamp":"t","labels":{"a":"b"},"name":"a","uid":"u"},"spec":{}}|{"metadata":{"creationTimestamp":"t","labels":{"a":"b"},"name":"a","resourceVersion":"7","uid":"u"},"spec":{}}
                    {"data":{"metadata":"\\"}{"},"metadata":{"name":"a","labels":{"x":"}\\""}}}|{"data":{"metadata":"\\"}{"},"metadata":{"name":"a","resourceVersion":"7","labels":{"x":"}\\""}}}
                    {"metadata":{}}|{"metadata":{"resourceVersion":"7"}}
                    {"metadata":{"uid":"u"},"list":[1,{"a":[]},true,null,-1.5e3,"x"]}|{"metadata":{"uid":"u","resourceVersion":"7"},"list":[1,{"a":[]},true,null,-1.5e3,"x"]}
                    {"list":[1,{"a":[]},true,null,-1.5e3,"x"],"n":12,"o":{},"metadata":{"name":"a"}}|{"list":[1,{"a":[]},true,null,-1.5e3,"x"],"n":12,"o":{},"metadata":{"name":"a","resourceVersion":"7"}}
                    {"metadata":{"annotations":{"a":"b"},"name":"x"}}|{"metadata":{"annotations":{"a":"b"},"name":"x","resourceVersion":"7"}}
                    {"metadata":{"labels":null}}|{"metadata":{"labels":null,"resourceVersion":"7"}}
                    """)
    void versionStandsWhereKubernetesPrintsIt(String bare, String complete) {
        byte[] bytes = bare.getBytes(UTF_8);
        ResourceVersionPlace place = ResourceVersionPlace.find(bytes);
        byte[] inserted = place.insert(bytes, 7);
        assertThat(new String(inserted, UTF_8)).isEqualTo(complete);
    }

    @Test
    void objectWithoutMetadataIsRefused() {
        byte[] bytes = "{\"kind\":\"X\"}".getBytes(UTF_8);
        assertThatThrownBy(() -> ResourceVersionPlace.find(bytes)).isInstanceOf(IllegalArgumentException.class);
    }
}

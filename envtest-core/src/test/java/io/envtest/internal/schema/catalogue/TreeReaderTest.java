package io.envtest.internal.schema.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\":{},\"b\":[],\"c\":[[],{}]}",
                "[true,false,null,-12,4294967296,0.5]",
                "{\"plain\":\"x\",\"a\\\"b\":\"\\\\ \\n\\t\\r\\b\\f\\u00e9 \\/\",\"after\":\"y\"}",
                "{\"umlaut\":\"\u00fc\u20ac\"}"
            })
    void readsWhatAMapperReads(String json) throws IOException {
        assertThat(TreeReader.read(json).toString())
                .isEqualTo(new ObjectMapper().readTree(json).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.json", "io.k8s.api.core.v1.json", "io.k8s.api.core.v1.docs.json"})
    void readsTheCatalogueAsAMapperDoes(String name) throws IOException {
        JsonNode read = CatalogueResource.read(name);
        assertThat(read.toString())
                .isEqualTo(new ObjectMapper().readTree(text(name)).toString());
    }

    @Test
    void aMissingResourceIsAMissingNode() {
        assertThat(CatalogueResource.read("nothing.json").isMissingNode()).isTrue();
    }

    private static String text(String name) throws IOException {
        try (InputStream in = TreeReaderTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

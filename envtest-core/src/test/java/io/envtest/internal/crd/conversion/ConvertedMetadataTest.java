package io.envtest.internal.crd.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.lookup.MemoryObjects;
import org.junit.jupiter.api.Test;

class ConvertedMetadataTest {

    private final ObjectNode original = MemoryObjects.tree(
            "{'metadata':{'name':'a','uid':'u','generation':3,'labels':{'x':'y'},'finalizers':['a.b/c']}}");

    @Test
    void aConverterMayChangeLabelsAndAnnotationsOnly() {
        ObjectNode converted = MemoryObjects.tree(
                "{'metadata':{'name':'a','uid':'u','generation':9,'labels':{'new':'1'},'annotations':{'b':'2'}}}");

        assertThat(ConvertedMetadata.restore(original, converted)).isEmpty();
        assertThat(converted)
                .isEqualTo(MemoryObjects.tree("{'metadata':{'name':'a','uid':'u','generation':3,'labels':{'new':'1'},"
                        + "'finalizers':['a.b/c'],'annotations':{'b':'2'}}}"));
    }

    @Test
    void anotherObjectIsNone() {
        assertThat(ConvertedMetadata.difference(original, MemoryObjects.tree("{'metadata':{'name':'b','uid':'u'}}")))
                .isEqualTo("must have the same name: a != b");
        assertThat(ConvertedMetadata.difference(original, MemoryObjects.tree("{'metadata':{'name':'a'}}")))
                .isEqualTo("must have the same UID: u != ");
    }

    @Test
    void metadataMustBeOfItsTypes() {
        assertThat(restored("{}")).isEqualTo("missing metadata in converted object");
        assertThat(restored("{'metadata':{'labels':[]}}"))
                .isEqualTo("invalid metadata.labels of type []interface {} in converted object");
        assertThat(restored("{'metadata':{'labels':{'n':5}}}"))
                .isEqualTo("metadata.labels[n] must be a string, but is int64 in converted object");
        assertThat(restored("{'metadata':{'annotations':{'n n':''}}}"))
                .startsWith("metadata.annotation: Invalid value: \"n n\": ");
    }

    private String restored(String converted) {
        return ConvertedMetadata.restore(original, MemoryObjects.tree(converted));
    }
}

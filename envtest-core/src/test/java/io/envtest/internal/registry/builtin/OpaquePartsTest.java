package io.envtest.internal.registry.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.schema.catalogue.Type;
import org.junit.jupiter.api.Test;

class OpaquePartsTest {

    @Test
    void dataOfARevisionIsOpaque() {
        Type type = type("apps", "ControllerRevision");
        assertThat(OpaqueParts.contain(type, "data.spec.replicas")).isTrue();
        assertThat(OpaqueParts.contain(type, "data")).isFalse();
        assertThat(OpaqueParts.contain(type, "metadata.name")).isFalse();
    }

    @Test
    void schemasOfItemsAreReadApartAndThoseOfPropertiesAreNot() {
        Type type = type("apiextensions.k8s.io", "CustomResourceDefinition");
        String schema = "spec.versions[0].schema.openAPIV3Schema.properties.";
        assertThat(OpaqueParts.contain(type, schema + "list.items.type")).isTrue();
        assertThat(OpaqueParts.contain(type, schema + "example.com/map.additionalProperties.type"))
                .isTrue();
        assertThat(OpaqueParts.contain(type, schema + "list.type")).isFalse();
    }

    private static Type type(String group, String kind) {
        return BuiltInTypes.catalogue().objectType(group, "v1", kind).orElseThrow();
    }
}

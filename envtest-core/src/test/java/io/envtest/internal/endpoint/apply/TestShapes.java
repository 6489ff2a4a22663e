package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.endpoint.patch.Catalogue;
import io.envtest.internal.endpoint.patch.Json;
import io.envtest.internal.schema.catalogue.Type;
import java.util.List;
import java.util.Map;

/** Shapes and field managers in tests. */
final class TestShapes {

    static final CatalogueShapes BUILT_IN = new CatalogueShapes();

    static final Shape OBJECT_META = BUILT_IN.of(Catalogue.type("apimachinery.pkg.apis.meta.v1.ObjectMeta"));

    private TestShapes() {}

    static Shape custom(String schema) {
        return custom(Json.read(schema));
    }

    static Shape custom(JsonNode schema) {
        return new SchemaShapes(OBJECT_META).of(schema);
    }

    /** A built-in resource that is served in one version. */
    static FieldManager builtIn(String type, String apiVersion, String kind, String... resetFields) {
        return subresource(type, apiVersion, kind, "", resetFields);
    }

    static FieldManager subresource(
            String type, String apiVersion, String kind, String subresource, String... resetFields) {
        Type found = Catalogue.type(type);
        ObjectVersions versions = new BuiltInVersions(Map.of(apiVersion, found), BUILT_IN, (object, version) -> object);
        return new FieldManager(versions, apiVersion, kind, subresource, List.of(resetFields));
    }

    /** A custom resource {@code Widget} that is served in one version. */
    static FieldManager widgets(Shape shape) {
        ObjectVersions versions = new CustomVersions(Map.of("example.com/v1", shape), (object, version) -> object);
        return new FieldManager(versions, "example.com/v1", "Widget", "", List.of());
    }

    static ObjectNode configMap(String members) {
        return Json.object("{apiVersion: 'v1', kind: 'ConfigMap', metadata: {name: 'a'}, " + members + "}");
    }
}

package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.endpoint.patch.UnstructuredReader;
import io.envtest.internal.schema.catalogue.Type;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The versions of a built-in kind. Thread-safe. */
public final class BuiltInVersions implements ObjectVersions {

    private final Map<String, Type> types;

    private final CatalogueShapes shapes;

    private final Map<String, ObjectNode> empty = new ConcurrentHashMap<>();

    private final BiFunction<ObjectNode, String, ObjectNode> conversion;

    /**
     * Creates them.
     *
     * @param types the kind's type by apiVersion
     * @param shapes where shapes are kept; one for all kinds
     * @param conversion converts an object, which it must not change, to an apiVersion
     */
    public BuiltInVersions(
            Map<String, Type> types, CatalogueShapes shapes, BiFunction<ObjectNode, String, ObjectNode> conversion) {
        this.types = Map.copyOf(types);
        this.shapes = shapes;
        this.conversion = conversion;
    }

    @Override
    public @Nullable Shape shape(String apiVersion) {
        Type type = types.get(apiVersion);
        return type == null ? null : shapes.of(type);
    }

    private Type type(String apiVersion) {
        return Objects.requireNonNull(types.get(apiVersion), apiVersion);
    }

    @Override
    public ObjectNode empty(String apiVersion) {
        return empty.computeIfAbsent(
                apiVersion, version -> EmptyObjects.of(type(version)).put("apiVersion", version));
    }

    @Override
    public ObjectNode convert(ObjectNode object, String apiVersion) {
        return conversion.apply(object, apiVersion);
    }

    @Override
    public String read(ObjectNode object, String apiVersion) {
        String problem = UnstructuredReader.readOwn(object, type(apiVersion)).problem();
        String kind = object.path("kind").asText();
        return problem.isEmpty()
                ? ""
                : "unable to convert unstructured object to " + ApplyErrors.gvk(apiVersion, kind) + ": " + problem;
    }

    @Override
    public boolean builtIn() {
        return true;
    }
}

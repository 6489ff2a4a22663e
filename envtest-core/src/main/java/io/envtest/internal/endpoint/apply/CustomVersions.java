package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The versions of a custom resource. Thread-safe. */
public final class CustomVersions implements ObjectVersions {

    private final Map<String, Shape> shapes;

    private final BiFunction<ObjectNode, String, ObjectNode> conversion;

    /**
     * Creates them.
     *
     * @param shapes the shape of each version of the definition, by apiVersion
     * @param conversion converts an object, which it must not change, to an apiVersion
     */
    public CustomVersions(Map<String, Shape> shapes, BiFunction<ObjectNode, String, ObjectNode> conversion) {
        this.shapes = Map.copyOf(shapes);
        this.conversion = conversion;
    }

    @Override
    public @Nullable Shape shape(String apiVersion) {
        return shapes.get(apiVersion);
    }

    @Override
    public ObjectNode empty(String apiVersion) {
        return JsonNodeFactory.instance.objectNode().put("apiVersion", apiVersion);
    }

    @Override
    public ObjectNode convert(ObjectNode object, String apiVersion) {
        return conversion.apply(object, apiVersion);
    }

    @Override
    public String read(ObjectNode object, String apiVersion) {
        return "";
    }

    @Override
    public boolean builtIn() {
        return false;
    }
}

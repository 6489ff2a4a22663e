package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a custom resource, from the schema in its definition.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#custom-resources-and-server-side-apply">Custom
 *     resources and server-side apply</a>
 */
public final class SchemaShapes {

    private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";

    private final Shape objectMeta;

    /**
     * Creates one.
     *
     * @param objectMeta the shape of ObjectMeta, which schemas do not state
     */
    public SchemaShapes(Shape objectMeta) {
        this.objectMeta = objectMeta;
    }

    /**
     * The shape of the objects of a version.
     *
     * @param schema the version's {@code openAPIV3Schema}; not changed later
     * @return the shape
     */
    public Shape of(JsonNode schema) {
        boolean preserves = schema.path(PRESERVE).asBoolean();
        return Shape.of(new MapShape(false, () -> resourceMembers(schema, preserves), values(schema, preserves)));
    }

    private Shape of(JsonNode schema, boolean inherited) {
        boolean preserves = inherited || schema.path(PRESERVE).asBoolean();
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, preserves);
            case "array" -> Shape.of(list(schema, preserves));
            case "integer", "number" -> Shape.of(Shape.Scalar.NUMERIC);
            case "boolean" -> Shape.of(Shape.Scalar.BOOLEAN);
            case "string" -> Shape.of(scalarOf(schema.path("format").asText()));
            default -> Shape.untypedGranular();
        };
    }

    private static Shape.Scalar scalarOf(String format) {
        return format.isEmpty() || format.equals("byte") ? Shape.Scalar.STRING : Shape.Scalar.UNTYPED;
    }

    private Shape object(JsonNode schema, boolean preserves) {
        boolean atomic = schema.path("x-kubernetes-map-type").asText().equals("atomic");
        boolean embedded = schema.path("x-kubernetes-embedded-resource").asBoolean();
        return Shape.of(new MapShape(
                atomic,
                embedded ? () -> resourceMembers(schema, preserves) : () -> members(schema, preserves),
                values(schema, preserves)));
    }

    private Map<String, MapShape.Member> members(JsonNode schema, boolean preserves) {
        Map<String, MapShape.Member> members = MapShape.members();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            members.put(
                    property.getKey(),
                    new MapShape.Member(property.getKey(), () -> of(property.getValue(), preserves)));
        }
        return members;
    }

    private Map<String, MapShape.Member> resourceMembers(JsonNode schema, boolean preserves) {
        Map<String, MapShape.Member> members = members(schema, preserves);
        Shape text = Shape.of(Shape.Scalar.STRING);
        members.put("apiVersion", new MapShape.Member("apiVersion", () -> text));
        members.put("kind", new MapShape.Member("kind", () -> text));
        members.put("metadata", new MapShape.Member("metadata", () -> objectMeta));
        return members;
    }

    /** The shape of members that are not declared; null if there may be none. */
    private @Nullable Supplier<Shape> values(JsonNode schema, boolean preserves) {
        JsonNode additional = schema.path("additionalProperties");
        if (additional.isObject()) {
            return () -> of(additional, preserves);
        }
        boolean open = preserves || schema.path("properties").isEmpty() || additional.asBoolean();
        return open ? Shape::untypedGranular : null;
    }

    private ListShape list(JsonNode schema, boolean preserves) {
        JsonNode items = schema.path("items");
        ListShape.Kind kind = switch (schema.path("x-kubernetes-list-type").asText()) {
            case "map" -> ListShape.Kind.MAP;
            case "set" -> ListShape.Kind.SET;
            default -> ListShape.Kind.ATOMIC;
        };
        return new ListShape(kind, () -> of(items, preserves), () -> keys(schema, items));
    }

    private static List<ListShape.Key> keys(JsonNode schema, JsonNode items) {
        List<ListShape.Key> keys = new ArrayList<>();
        schema.path("x-kubernetes-list-map-keys").forEach(name -> {
            JsonNode value = items.path("properties").path(name.asText()).get("default");
            keys.add(new ListShape.Key(name.asText(), value));
        });
        keys.sort((a, b) -> Values.compareTexts(a.name(), b.name()));
        return List.copyOf(keys);
    }
}

package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the definitions of the type catalogue as schemas of OpenAPI v3. */
final class SchemaWriter {
    /** How definitions are referred to. */
    static final String REFERENCE = "#/components/schemas/";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TypeCatalogue catalogue;

    SchemaWriter(TypeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The schema of a definition.
     *
     * @param kinds the group-versions and kinds of its objects, empty if it has none
     */
    ObjectNode definition(String name, ArrayNode kinds) {
        Type type = catalogue.type(name);
        ObjectNode schema = JSON.objectNode();
        describe(schema, catalogue.docs().of(name));
        return type.kind() == Type.Kind.STRUCT ? struct(schema, type, kinds) : special(schema, type);
    }

    private static void describe(ObjectNode schema, String description) {
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
    }

    private static ObjectNode special(ObjectNode schema, Type type) {
        switch (type.kind()) {
            case TIME, MICRO_TIME -> schema.put("type", "string").put("format", "date-time");
            case QUANTITY -> oneOf(schema, "string", "number");
            case INT_OR_STRING -> oneOf(schema.put("format", "int-or-string"), "integer", "string");
            case DURATION -> schema.put("type", "string");
            default -> {
                if (!type.goName().startsWith("JSON")) {
                    schema.put("type", "object");
                }
            }
        }
        return schema;
    }

    private static void oneOf(ObjectNode schema, String... types) {
        ArrayNode oneOf = schema.putArray("oneOf");
        for (String type : types) {
            oneOf.addObject().put("type", type);
        }
    }

    private ObjectNode struct(ObjectNode schema, Type type, ArrayNode kinds) {
        schema.put("type", "object");
        List<String> required =
                type.fields().stream().filter(Field::required).map(Field::name).toList();
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        Map<String, ObjectNode> properties = new TreeMap<>();
        type.fields().forEach(field -> properties.put(field.name(), property(type, field)));
        if (!properties.isEmpty()) {
            schema.putObject("properties").setAll(properties);
        }
        if (!kinds.isEmpty()) {
            schema.set("x-kubernetes-group-version-kind", kinds);
        }
        if (type.atomic()) {
            schema.put("x-kubernetes-map-type", "atomic");
        }
        JsonNode unions = type.unions();
        if (unions != null) {
            schema.set("x-kubernetes-unions", unions);
        }
        return schema;
    }

    private ObjectNode property(Type struct, Field field) {
        ObjectNode property = JSON.objectNode();
        String definition = struct.definition();
        describe(
                property,
                catalogue.docs().of(definition, field.name()) + catalogue.docs().values(definition, field.name()));
        Type type = field.type();
        switch (type.kind()) {
            case LIST -> {
                property.put("type", "array");
                property.set("items", element(type.items(), field));
            }
            case MAP -> {
                property.put("type", "object");
                property.set("additionalProperties", element(type.items(), field));
            }
            default -> single(property, type, field.defaultValue(), field.enumValues());
        }
        extensions(property, field);
        boolean bareReference = property.size() == 1 && property.has("allOf");
        return bareReference ? (ObjectNode) property.path("allOf").path(0) : property;
    }

    private static void extensions(ObjectNode property, Field field) {
        if (!field.listMapKeys().isEmpty()) {
            field.listMapKeys().forEach(property.putArray("x-kubernetes-list-map-keys")::add);
        }
        if (field.listTypeStated()) {
            property.put("x-kubernetes-list-type", field.listType().name().toLowerCase(Locale.ROOT));
        }
        if (field.atomic() || field.granular()) {
            property.put("x-kubernetes-map-type", field.atomic() ? "atomic" : "granular");
        }
        if (!field.patchMergeKey().isEmpty()) {
            property.put("x-kubernetes-patch-merge-key", field.patchMergeKey());
        }
        if (!field.patchStrategy().isEmpty()) {
            property.put("x-kubernetes-patch-strategy", String.join(",", field.patchStrategy()));
        }
    }

    /** An element of a list, or a value of a map. */
    private static ObjectNode element(Type type, Field field) {
        ObjectNode element = JSON.objectNode();
        switch (type.kind()) {
            case LIST -> {
                element.put("type", "array");
                element.set("items", element(type.items(), field));
            }
            case MAP -> {
                element.put("type", "object");
                element.set("additionalProperties", element(type.items(), field));
            }
            default -> single(element, type, zero(type), field.enumValues());
        }
        boolean bareReference = element.size() == 1 && element.has("allOf");
        return bareReference ? (ObjectNode) element.path("allOf").path(0) : element;
    }

    /** The value that Go gives to what is not there; null where that is not stated. */
    private static @Nullable JsonNode zero(Type type) {
        return switch (type.kind()) {
            case STRING -> JSON.textNode("");
            case BOOLEAN -> JSON.booleanNode(false);
            case INT32, INT64, DOUBLE -> JSON.numberNode(0);
            case STRUCT -> JSON.objectNode();
            default -> null;
        };
    }

    private static void single(ObjectNode schema, Type type, @Nullable JsonNode defaultValue, List<String> values) {
        String name = scalar(type);
        if (!name.isEmpty()) {
            schema.put("type", name);
            String format = format(type);
            if (!format.isEmpty()) {
                schema.put("format", format);
            }
        }
        if (defaultValue != null) {
            schema.set("default", defaultValue);
        }
        if (!values.isEmpty()) {
            values.forEach(schema.putArray("enum")::add);
        }
        if (name.isEmpty()) {
            schema.putArray("allOf").addObject().put("$ref", REFERENCE + type.definition());
        }
    }

    private static String scalar(Type type) {
        return switch (type.kind()) {
            case STRING, BYTES -> "string";
            case BOOLEAN -> "boolean";
            case INT32, INT64 -> "integer";
            case DOUBLE -> "number";
            default -> "";
        };
    }

    private static String format(Type type) {
        return switch (type.kind()) {
            case BYTES -> "byte";
            case INT32 -> "int32";
            case INT64 -> "int64";
            case DOUBLE -> "double";
            default -> "";
        };
    }
}

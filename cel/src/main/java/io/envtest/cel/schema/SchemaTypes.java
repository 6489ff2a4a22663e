package io.envtest.cel.schema;

import io.envtest.cel.value.CelType;
import io.envtest.cel.value.SchemaType;
import io.envtest.cel.value.SchemaType.Field;
import io.envtest.cel.value.SchemaType.ListKind;
import io.envtest.cel.value.SchemaType.Shape;
import io.envtest.internal.schema.cel.CelNames;
import io.envtest.internal.schema.cel.CelSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns schemas into types. */
public final class SchemaTypes {

    private SchemaTypes() {}

    /**
     * The type of a schema.
     *
     * @param schema the schema
     * @param resourceRoot whether it is that of a resource, whose type and name are always known
     * @param name the name of the type if it is one of an object; those below it are named after it
     */
    public static SchemaType of(CelSchema schema, boolean resourceRoot, String name) {
        if (schema.intOrString()) {
            return simple(Shape.INT_OR_STRING, CelType.DYN, SchemaLimits.REQUEST - 2, 1);
        }
        return switch (schema.type()) {
            case "array" -> list(schema, name);
            case "object" -> object(schema, resourceRoot, name);
            case "string" -> text(schema);
            case "boolean" -> simple(Shape.BOOLEAN, CelType.BOOL, 0, SchemaLimits.SMALLEST_BOOL);
            case "number" -> simple(Shape.NUMBER, CelType.DOUBLE, 0, SchemaLimits.SMALLEST_NUMBER);
            case "integer" -> simple(Shape.INTEGER, CelType.INT, 0, SchemaLimits.SMALLEST_NUMBER);
            default -> simple(Shape.ANY, null, 0, 0);
        };
    }

    private static SchemaType simple(Shape shape, @Nullable CelType type, long maxElements, long minSize) {
        return new SchemaType(shape, type, Map.of(), null, ListKind.ATOMIC, List.of(), maxElements, minSize);
    }

    private static SchemaType text(CelSchema schema) {
        return switch (schema.format()) {
            case "byte" ->
                simple(Shape.BYTES, CelType.BYTES, SchemaLimits.longestBytes(schema), SchemaLimits.SMALLEST_TEXT);
            case "duration" ->
                simple(Shape.DURATION, CelType.DURATION, SchemaLimits.LARGEST_DURATION, SchemaLimits.SMALLEST_DURATION);
            case "date" -> simple(Shape.DATE, CelType.TIMESTAMP, SchemaLimits.DATE, SchemaLimits.DATE);
            case "date-time" ->
                simple(
                        Shape.DATE_TIME,
                        CelType.TIMESTAMP,
                        SchemaLimits.LARGEST_DATE_TIME,
                        SchemaLimits.SMALLEST_DATE_TIME);
            default ->
                simple(Shape.STRING, CelType.STRING, SchemaLimits.longestText(schema), SchemaLimits.SMALLEST_TEXT);
        };
    }

    private static SchemaType list(CelSchema schema, String name) {
        CelSchema items = schema.items();
        SchemaType element = items == null ? null : of(items, items.embeddedResource(), name + ".@idx");
        CelType elementType = element == null ? null : element.celType();
        CelType type = elementType == null ? null : CelType.list(elementType);
        ListKind kind = switch (schema.listType()) {
            case "set" -> ListKind.SET;
            case "map" -> ListKind.MAP;
            default -> ListKind.ATOMIC;
        };
        List<String> keys = schema.listMapKeys().stream()
                .map(CelNames::escape)
                .filter(Objects::nonNull)
                .toList();
        long most = element == null ? 0 : SchemaLimits.mostItems(schema, element.minSerializedSize());
        return new SchemaType(Shape.LIST, type, Map.of(), element, kind, keys, most, SchemaLimits.SMALLEST_AGGREGATE);
    }

    private static SchemaType object(CelSchema schema, boolean resourceRoot, String name) {
        CelSchema values = schema.additionalProperties();
        if (values == null) {
            return struct(schema, resourceRoot, name);
        }
        SchemaType element = of(values, values.embeddedResource(), name + ".@elem");
        CelType elementType = element.celType();
        CelType type = elementType == null ? null : CelType.map(CelType.STRING, elementType);
        long most = SchemaLimits.mostProperties(schema, element.minSerializedSize());
        return new SchemaType(
                Shape.MAP, type, Map.of(), element, ListKind.ATOMIC, List.of(), most, SchemaLimits.SMALLEST_AGGREGATE);
    }

    private static SchemaType struct(CelSchema schema, boolean resourceRoot, String name) {
        Map<String, Field> fields = new HashMap<>();
        long size = SchemaLimits.SMALLEST_AGGREGATE;
        for (Map.Entry<String, ? extends CelSchema> property :
                schema.properties().entrySet()) {
            String jsonName = property.getKey();
            CelSchema child = property.getValue();
            String celName = CelNames.escape(jsonName);
            SchemaType type = of(child, child.embeddedResource(), name + "." + (celName == null ? jsonName : celName));
            if (celName != null) {
                fields.put(celName, new Field(jsonName, type));
            }
            if (type.celType() != null && schema.required().contains(jsonName) && !child.hasDefault()) {
                size += jsonName.length() + type.minSerializedSize() + 4;
            }
        }
        if (resourceRoot && !hasTypeAndObjectMeta(schema)) {
            addTypeAndObjectMeta(fields, name);
        }
        return new SchemaType(
                Shape.OBJECT, CelType.struct(name), Map.copyOf(fields), null, ListKind.ATOMIC, List.of(), 0, size);
    }

    private static boolean hasTypeAndObjectMeta(CelSchema schema) {
        CelSchema metadata = schema.properties().get("metadata");
        return metadata != null
                && isText(schema, "kind")
                && isText(schema, "apiVersion")
                && isText(metadata, "name")
                && isText(metadata, "generateName");
    }

    private static boolean isText(CelSchema schema, String property) {
        CelSchema found = schema.properties().get(property);
        return found != null && found.type().equals("string");
    }

    private static void addTypeAndObjectMeta(Map<String, Field> fields, String name) {
        SchemaType text = simple(
                Shape.STRING,
                CelType.STRING,
                SchemaLimits.REQUEST - SchemaLimits.SMALLEST_TEXT,
                SchemaLimits.SMALLEST_TEXT);
        Map<String, Field> meta =
                Map.of("name", new Field("name", text), "generateName", new Field("generateName", text));
        fields.put("kind", new Field("kind", text));
        fields.put("apiVersion", new Field("apiVersion", text));
        SchemaType metadata = new SchemaType(
                Shape.OBJECT,
                CelType.struct(name + ".metadata"),
                meta,
                null,
                ListKind.ATOMIC,
                List.of(),
                0,
                SchemaLimits.SMALLEST_AGGREGATE);
        fields.put("metadata", new Field("metadata", metadata));
    }
}

package io.envtest.internal.registry.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoEncoder;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import io.envtest.view.IntOrString;
import io.envtest.view.View;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Offending values as the server's messages print them: structs with the field names of its own types and every field
 * written ({@code {"Name":"a","AppProtocol":null}}), except for those of the meta group, which print as in the API.
 */
public final class GoValue {

    /** Metadata is a part of the struct around it, printed as in the API. */
    private static final List<String> METADATA = List.of(
            "name",
            "generateName",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "labels",
            "annotations",
            "ownerReferences",
            "finalizers");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GoValue() {}

    /**
     * The value to print.
     *
     * @param value a view, list of views or texts, map, JSON node, text, number, boolean, IntOrString or null
     */
    public static JsonNode of(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof View view) {
            return view.present() ? struct(BuiltInTypes.of(view), view.node(), NODES.missingNode()) : NODES.nullNode();
        }
        if (value instanceof Collection<?> values) {
            ArrayNode array = NODES.arrayNode();
            values.forEach(element -> array.add(of(element)));
            return array.isEmpty() ? NODES.nullNode() : array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            new TreeMap<>(map).forEach((key, element) -> object.set(key.toString(), of(element)));
            return object.isEmpty() ? NODES.nullNode() : object;
        }
        return scalar(value);
    }

    /** A struct that the server holds by value: printed with zero values even when it is absent. */
    public static JsonNode byValue(View view) {
        return struct(BuiltInTypes.of(view), view.node(), NODES.missingNode());
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof JsonNode node) {
            return node.isMissingNode() ? NODES.nullNode() : node;
        }
        if (value instanceof IntOrString either) {
            return either.isInt() ? NODES.numberNode(either.intValue()) : NODES.textNode(either.strValue());
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        return value instanceof Number number ? NODES.numberNode(number.longValue()) : NODES.textNode(value.toString());
    }

    /**
     * The fields of a struct that the API holds as a part of another, for example {@code
     * io.k8s.api.core.v1.PersistentVolumeSource} as part of a PersistentVolumeSpec.
     */
    public static JsonNode part(String definition, View whole) {
        List<PrintedFields.Printed> fields = Objects.requireNonNull(PrintedFields.of(definition), definition);
        return struct(fields, BuiltInTypes.of(whole), whole.node(), NODES.missingNode());
    }

    private static JsonNode struct(Type type, JsonNode node, JsonNode around) {
        List<PrintedFields.Printed> fields = PrintedFields.of(type.definition());
        return fields == null ? asInApi(type, node) : struct(fields, type, node, around);
    }

    /** A struct as the API writes it, which is how rules print it that the API states itself. */
    public static JsonNode inApi(View view) {
        return view.present() ? asInApi(BuiltInTypes.of(view), view.node()) : NODES.nullNode();
    }

    private static JsonNode asInApi(Type type, JsonNode node) {
        JsonNode copy = node.deepCopy();
        if (copy instanceof ObjectNode object) {
            GoEncoder.complete(type, object);
        }
        return copy;
    }

    private static JsonNode struct(List<PrintedFields.Printed> fields, Type type, JsonNode node, JsonNode around) {
        ObjectNode printed = NODES.objectNode();
        JsonNode metadata = node.path("metadata");
        METADATA.stream()
                .filter(name -> metadata.hasNonNull(name) && !isEmpty(metadata.get(name)))
                .forEach(name -> printed.set(name, metadata.get(name)));
        for (PrintedFields.Printed field : fields) {
            Field known = type.field(field.json());
            if (known == null) {
                printed.set(field.printed(), held(field, around));
                continue;
            }
            JsonNode value = node.path(field.json());
            boolean absent = value.isMissingNode() || value.isNull();
            if (absent && field.omitEmpty()) {
                continue;
            }
            printed.set(field.printed(), absent ? zero(known.type(), field) : value(known.type(), value, node));
        }
        return printed;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isContainerNode() && value.isEmpty();
    }

    /** A field that the API holds one level up. */
    private static JsonNode held(PrintedFields.Printed field, JsonNode around) {
        String name = Character.toLowerCase(field.printed().charAt(0))
                + field.printed().substring(1);
        JsonNode value = around.path(name);
        return value.isMissingNode() ? field.pointer() ? NODES.nullNode() : NODES.booleanNode(false) : value;
    }

    private static JsonNode value(Type type, JsonNode value, JsonNode around) {
        return switch (type.kind()) {
            case STRUCT -> struct(type, value, around);
            case LIST -> {
                ArrayNode array = NODES.arrayNode();
                value.forEach(element -> array.add(value(type.items(), element, NODES.missingNode())));
                yield array;
            }
            case MAP -> {
                Map<String, JsonNode> sorted = new TreeMap<>();
                value.properties()
                        .forEach(entry ->
                                sorted.put(entry.getKey(), value(type.items(), entry.getValue(), NODES.missingNode())));
                ObjectNode object = NODES.objectNode();
                object.setAll(sorted);
                yield object;
            }
            default -> value;
        };
    }

    private static JsonNode zero(Type type, PrintedFields.Printed field) {
        if (field.pointer()) {
            return NODES.nullNode();
        }
        return switch (type.kind()) {
            case STRING, DURATION -> NODES.textNode("");
            case QUANTITY -> NODES.textNode("0");
            case BOOLEAN -> NODES.booleanNode(false);
            case INT32, INT64, DOUBLE, INT_OR_STRING -> NODES.numberNode(0);
            case STRUCT -> struct(type, NODES.objectNode(), NODES.missingNode());
            default -> NODES.nullNode();
        };
    }
}

package io.envtest.cel.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.MapValue;
import io.envtest.cel.value.OpaqueValue;
import io.envtest.cel.value.StructValue;
import io.envtest.cel.value.ValueJson;
import io.envtest.cel.value.Values;
import java.util.Map;

/** Turns results into JSON. */
final class PolicyValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PolicyValues() {}

    static JsonNode toJson(Object value) throws UnusableValueException {
        if (value instanceof StructValue struct && struct.type().equals(PatchTypes.OBJECT)) {
            checkTypeNames(struct, struct.type().name());
        } else if (value instanceof ListValue list) {
            return toArray(list);
        }
        JsonNode json = ValueJson.of(value);
        if (json == null) {
            throw new UnusableValueException("invalid return type: *dynamic.ObjectVal");
        }
        return json;
    }

    /** The name of an object's type must tell where in the whole it stands. */
    private static void checkTypeNames(Object value, String expected) throws UnusableValueException {
        if (value instanceof ListValue list) {
            for (Object element : list) {
                checkTypeNames(element, expected);
            }
        }
        if (!(value instanceof StructValue struct)) {
            return;
        }
        if (!struct.type().name().equals(expected)) {
            throw new UnusableValueException(
                    "type mismatch: unexpected type name \"" + struct.type().name() + "\", expected \"" + expected
                            + "\", which matches field name path from root Object type");
        }
        for (Map.Entry<String, Object> field : struct.fields().entrySet()) {
            checkTypeNames(field.getValue(), expected + "." + field.getKey());
        }
    }

    private static JsonNode toArray(ListValue list) throws UnusableValueException {
        ArrayNode array = NODES.arrayNode();
        for (Object element : list) {
            array.add(element instanceof StructValue patch ? toPatch(patch) : toJson(element));
        }
        return array;
    }

    private static JsonNode toPatch(StructValue patch) throws UnusableValueException {
        ObjectNode operation = NODES.objectNode();
        for (Map.Entry<String, Object> field : patch.fields().entrySet()) {
            JsonNode json = ValueJson.of(field.getValue());
            if (json == null) {
                throw new UnusableValueException(
                        "JSONPath valueExpression evaluated to a type that could not marshal to JSON: "
                                + reason(field.getValue()));
            }
            operation.set(field.getKey(), json);
        }
        return operation;
    }

    private static String reason(Object value) {
        if (value instanceof MapValue map) {
            for (Object key : map.keys()) {
                if (!(key instanceof String)) {
                    return "unsupported type conversion from '"
                            + Values.typeOf(key).name() + "' to string";
                }
            }
        }
        if (value instanceof OpaqueValue opaque) {
            String name = opaque.celType().name();
            return "type conversion error from '" + name.substring(name.lastIndexOf('.') + 1)
                    + "' to '*structpb.Value'";
        }
        return value instanceof CelType
                ? "type conversion not supported for 'type'"
                : "type conversion error from '" + Values.typeOf(value).name() + "' to '*structpb.Value'";
    }
}

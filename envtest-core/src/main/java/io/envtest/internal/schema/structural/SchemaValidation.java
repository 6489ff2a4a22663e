package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrorType;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks values against a schema, with the server's words for each keyword. Not thread-safe: one validation, one object.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation">Validation</a>
 */
public final class SchemaValidation {

    private final FieldErrors errors;

    /** Collects errors here. */
    public SchemaValidation(FieldErrors errors) {
        this.errors = errors;
    }

    /** Checks a value at a path. */
    public void validate(JsonNode value, StructuralSchema schema, FieldPath path) {
        if (value.isNull() && schema.isNullable()) {
            return;
        }
        if (!type(value, schema, path)) {
            return;
        }
        enumeration(value, schema, path);
        if (value.isNumber()) {
            NumberRules.check(errors, value, schema, path);
        } else if (value.isTextual()) {
            TextRules.check(errors, value.textValue(), schema, path);
        } else if (value instanceof ArrayNode array) {
            list(array, schema, path);
        } else if (value instanceof ObjectNode object) {
            object(object, schema, path);
        }
        junctors(value, schema, path);
    }

    private boolean type(JsonNode value, StructuralSchema schema, FieldPath path) {
        String type = schema.type();
        if (schema.isIntOrString()) {
            if (value.isTextual() || isInteger(value)) {
                return true;
            }
            wrongType(value, "integer,string", path);
            return false;
        }
        if (type.isEmpty() || matches(value, type)) {
            return true;
        }
        wrongType(value, type, path);
        return false;
    }

    private void wrongType(JsonNode value, String type, FieldPath path) {
        String actual = typeOf(value);
        errors.add(new FieldError(
                FieldErrorType.TYPE_INVALID,
                path,
                actual,
                path + " in body must be of type " + type + ": \"" + actual + "\""));
    }

    private static boolean matches(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> isInteger(value);
            case "number" -> value.isNumber();
            default -> true;
        };
    }

    private static boolean isInteger(JsonNode value) {
        return value.isIntegralNumber() || value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
    }

    static String typeOf(JsonNode value) {
        if (value.isNumber()) {
            return isInteger(value) ? "integer" : "number";
        }
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            default -> "string";
        };
    }

    private void enumeration(JsonNode value, StructuralSchema schema, FieldPath path) {
        JsonNode allowed = schema.keyword("enum");
        if (!allowed.isArray()) {
            return;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode one : allowed) {
            if (one.equals(value)) {
                return;
            }
            texts.add(one.isTextual() ? one.textValue() : one.toString());
        }
        errors.notSupported(path, value, texts);
    }

    private void list(ArrayNode list, StructuralSchema schema, FieldPath path) {
        int size = list.size();
        if (schema.keyword("maxItems").isNumber()
                && size > schema.keyword("maxItems").asInt()) {
            errors.tooMany(path, size, schema.keyword("maxItems").asInt());
        }
        if (schema.keyword("minItems").isNumber()
                && size < schema.keyword("minItems").asInt()) {
            errors.invalid(
                    path,
                    size,
                    path + " in body should have at least "
                            + schema.keyword("minItems").asInt() + " items");
        }
        StructuralSchema items = schema.items();
        for (int i = 0; i < size && items != null; i++) {
            validate(list.get(i), items, path.index(i));
        }
        duplicates(list, schema, path);
    }

    private void duplicates(ArrayNode list, StructuralSchema schema, FieldPath path) {
        String kind = schema.keyword("x-kubernetes-list-type").asText();
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            if (kind.equals("set") && !seen.add(item)) {
                errors.duplicate(path.index(i), item);
            } else if (kind.equals("map") && item instanceof ObjectNode object) {
                ObjectNode key = key(object, schema);
                if (!seen.add(key)) {
                    errors.duplicate(path.index(i), key);
                }
            }
        }
    }

    private static ObjectNode key(ObjectNode item, StructuralSchema schema) {
        ObjectNode key = item.objectNode();
        for (JsonNode name : schema.keyword("x-kubernetes-list-map-keys")) {
            if (item.has(name.asText())) {
                key.set(name.asText(), item.get(name.asText()));
            }
        }
        return key;
    }

    private void object(ObjectNode object, StructuralSchema schema, FieldPath path) {
        int size = object.size();
        if (schema.keyword("maxProperties").isNumber()
                && size > schema.keyword("maxProperties").asInt()) {
            errors.tooMany(path, size, schema.keyword("maxProperties").asInt());
        }
        if (schema.keyword("minProperties").isNumber()
                && size < schema.keyword("minProperties").asInt()) {
            errors.invalid(
                    path,
                    size,
                    path + " in body should have at least "
                            + schema.keyword("minProperties").asInt() + " properties");
        }
        Set<String> required = new TreeSet<>();
        schema.keyword("required").forEach(name -> required.add(name.asText()));
        required.stream().filter(name -> !object.has(name)).forEach(name -> errors.required(path.child(name), ""));
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            StructuralSchema property = schema.properties().get(entry.getKey());
            if (property != null) {
                validate(entry.getValue(), property, path.child(entry.getKey()));
            } else if (schema.additionalProperties() != null) {
                validate(entry.getValue(), schema.additionalProperties(), path.key(entry.getKey()));
            }
        }
    }

    private void junctors(JsonNode value, StructuralSchema schema, FieldPath path) {
        List<StructuralSchema> anyOf = schema.junctor("anyOf");
        if (!anyOf.isEmpty() && !schema.isIntOrString() && anyOf.stream().noneMatch(s -> holds(value, s, path))) {
            errors.invalid(path, "", path + " in body must validate at least one schema (anyOf)");
        }
        List<StructuralSchema> oneOf = schema.junctor("oneOf");
        long valid = oneOf.stream().filter(s -> holds(value, s, path)).count();
        if (!oneOf.isEmpty() && valid != 1) {
            String found = valid == 0 ? "Found none valid" : "Found " + valid + " valid alternatives";
            errors.invalid(path, "", path + " in body must validate one and only one schema (oneOf). " + found);
        }
        List<StructuralSchema> allOf = schema.junctor("allOf");
        if (allOf.stream().anyMatch(s -> !holds(value, s, path))) {
            allOf.forEach(s -> validate(value, s, path));
            errors.invalid(path, "", path + " in body must validate all the schemas (allOf)");
        }
        StructuralSchema not = schema.not();
        if (not != null && holds(value, not, path)) {
            errors.invalid(path, "", path + " in body must not validate the schema (not)");
        }
    }

    private static boolean holds(JsonNode value, StructuralSchema schema, FieldPath path) {
        FieldErrors found = new FieldErrors();
        new SchemaValidation(found).validate(value, schema, path);
        return found.isEmpty();
    }
}

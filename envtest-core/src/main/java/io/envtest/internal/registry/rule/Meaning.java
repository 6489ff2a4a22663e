package io.envtest.internal.registry.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.meta.Trees;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether two values of a built-in type mean the same: a list, map or bytes that are empty are the same as none, and a
 * struct that is a part of the one around it is there even when nothing of it is.
 */
final class Meaning {

    private Meaning() {}

    static boolean same(Type type, JsonNode one, JsonNode other) {
        if (Trees.same(one, other)) {
            return true;
        }
        return switch (type.kind()) {
            case STRUCT -> one.isObject() && other.isObject() && sameFields(type, one, other);
            case LIST -> one.isArray() && other.isArray() && sameItems(type.items(), one, other);
            case MAP -> one.isObject() && other.isObject() && sameEntries(type.items(), one, other);
            default -> false;
        };
    }

    private static boolean sameFields(Type struct, JsonNode one, JsonNode other) {
        for (Field field : struct.fields()) {
            if (!sameField(field, one.get(field.name()), other.get(field.name()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameField(Field field, @Nullable JsonNode one, @Nullable JsonNode other) {
        Type type = field.type();
        if (isNone(type, one) || isNone(type, other)) {
            return isNone(type, one) && isNone(type, other) || isPart(field) && same(type, part(one), part(other));
        }
        return one != null && other != null && same(type, one, other);
    }

    private static boolean isNone(Type type, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return true;
        }
        return switch (type.kind()) {
            case LIST, MAP -> value.isEmpty();
            case BYTES -> value.asText("-").isEmpty();
            default -> false;
        };
    }

    /** Whether a struct holds another by value, which the catalogue tells by an empty default. */
    private static boolean isPart(Field field) {
        JsonNode value = field.type().kind() == Type.Kind.STRUCT ? field.defaultValue() : null;
        return value != null && value.isObject() && value.isEmpty();
    }

    private static JsonNode part(@Nullable JsonNode value) {
        return value == null || value.isNull() ? JsonNodeFactory.instance.objectNode() : value;
    }

    private static boolean sameItems(Type items, JsonNode one, JsonNode other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(items, one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameEntries(Type items, JsonNode one, JsonNode other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> entry : one.properties()) {
            JsonNode counterpart = other.get(entry.getKey());
            if (counterpart == null || !same(items, entry.getValue(), counterpart)) {
                return false;
            }
        }
        return true;
    }
}

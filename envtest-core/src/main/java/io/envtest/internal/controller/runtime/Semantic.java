package io.envtest.internal.controller.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.view.View;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/** Equality of objects as the API sees it: an absent field, a null and an empty list are alike, and so are 1 and 1L. */
public final class Semantic {

    private Semantic() {}

    /** Whether two structs say the same. */
    public static boolean equal(View one, View other) {
        return equal(one.node(), other.node());
    }

    /** Whether two values say the same. */
    public static boolean equal(JsonNode one, JsonNode other) {
        if (isNothing(one) || isNothing(other)) {
            return isNothing(one) && isNothing(other);
        }
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.isArray() && other.isArray()) {
            return equalLists(one, other);
        }
        return one.isObject() && other.isObject() ? equalObjects(one, other) : one.equals(other);
    }

    /** Whether two statuses say the same; there, zero, false and an empty text are as good as nothing, too. */
    public static boolean equalStatus(View one, View other) {
        return equal(
                withoutZeros(one.node().deepCopy()), withoutZeros(other.node().deepCopy()));
    }

    private static JsonNode withoutZeros(JsonNode value) {
        for (Iterator<JsonNode> each = value.iterator(); each.hasNext(); ) {
            JsonNode element = each.next();
            boolean zero = element.isNumber() && element.decimalValue().signum() == 0;
            boolean blank = element.isTextual() && element.textValue().isEmpty();
            if (value.isObject() && (zero || blank || (element.isBoolean() && !element.booleanValue()))) {
                each.remove();
            } else {
                withoutZeros(element);
            }
        }
        return value;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull() || (value.isArray() && value.isEmpty());
    }

    private static boolean equalLists(JsonNode one, JsonNode other) {
        if (one.size() != other.size()) {
            return false;
        }
        Iterator<JsonNode> others = other.iterator();
        for (JsonNode element : one) {
            if (!equal(element, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalObjects(JsonNode one, JsonNode other) {
        Set<String> names = new TreeSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names.stream().allMatch(name -> equal(one.path(name), other.path(name)));
    }
}

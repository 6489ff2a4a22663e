package io.envtest.internal.schema.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a filter asks of an element.
 *
 * @param operator {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >}, {@code >=}, or empty to ask whether the left side is there
 */
record Condition(Operand left, String operator, Operand right) {

    /** A side of a comparison: a path from the element, or a literal. */
    interface Operand {
        List<JsonNode> of(JsonNode element);
    }

    boolean holds(JsonNode element) {
        List<JsonNode> found = left.of(element);
        if (operator.isEmpty()) {
            return !found.isEmpty();
        }
        List<JsonNode> other = right.of(element);
        return found.size() == 1 && other.size() == 1 && compare(found.get(0), other.get(0));
    }

    private boolean compare(JsonNode a, JsonNode b) {
        int order;
        if (a.isNumber() && b.isNumber()) {
            order = a.decimalValue().compareTo(b.decimalValue());
        } else if (a.isTextual() && b.isTextual()) {
            order = a.textValue().compareTo(b.textValue());
        } else if (a.isBoolean() && b.isBoolean()) {
            order = Boolean.compare(a.booleanValue(), b.booleanValue());
        } else {
            return false;
        }
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }
}

package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import java.math.BigDecimal;

/** The keywords of numbers. */
final class NumberRules {

    private NumberRules() {}

    static void check(FieldErrors errors, JsonNode value, StructuralSchema schema, FieldPath path) {
        BigDecimal number = value.decimalValue();
        JsonNode minimum = schema.keyword("minimum");
        if (minimum.isNumber()) {
            boolean exclusive = schema.keyword("exclusiveMinimum").asBoolean();
            int order = number.compareTo(minimum.decimalValue());
            if (order < 0 || exclusive && order == 0) {
                String words = exclusive ? "greater than " : "greater than or equal to ";
                errors.invalid(path, value, path + " in body should be " + words + minimum.asText());
            }
        }
        JsonNode maximum = schema.keyword("maximum");
        if (maximum.isNumber()) {
            boolean exclusive = schema.keyword("exclusiveMaximum").asBoolean();
            int order = number.compareTo(maximum.decimalValue());
            if (order > 0 || exclusive && order == 0) {
                String words = exclusive ? "less than " : "less than or equal to ";
                errors.invalid(path, value, path + " in body should be " + words + maximum.asText());
            }
        }
        JsonNode multiple = schema.keyword("multipleOf");
        if (multiple.isNumber() && number.remainder(multiple.decimalValue()).signum() != 0) {
            errors.invalid(path, value, path + " in body should be a multiple of " + multiple.asText());
        }
    }
}

package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.codec.GoJsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What makes two values the same item of a list: scalars by type and value, so that 1 and 1.0 differ; lists and objects by
 * how they are written, so that they do not. Pure.
 */
final class ValueKey {

    private ValueKey() {}

    static Object of(JsonNode value) {
        if (value.isContainerNode()) {
            JsonNode sorted = SortedFields.copy(value);
            return List.of(new String(GoJsonWriter.write(sorted), StandardCharsets.UTF_8));
        }
        if (value.isIntegralNumber()) {
            return value.longValue();
        }
        if (value.isNumber()) {
            return value.doubleValue();
        }
        return value.isTextual() ? value.textValue() : List.of(value.getNodeType(), value.asText());
    }
}

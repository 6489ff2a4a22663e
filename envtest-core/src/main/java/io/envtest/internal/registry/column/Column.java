package io.envtest.internal.registry.column;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * A column of the Table form.
 *
 * @param name heading, empty for a cell without one
 * @param type {@code string}, {@code integer}, {@code number}, {@code boolean} or {@code date}
 * @param format OpenAPI format, {@code name} for the first column
 * @param description what it tells
 * @param priority 0 always shown, above only in wide output
 * @param cell from an object and the time of the request to the cell's value (text, number or boolean)
 */
public record Column(
        String name,
        String type,
        String format,
        Description description,
        int priority,
        BiFunction<ObjectNode, Instant, JsonNode> cell) {

    /** Whether the column is told of, as nearly all are. */
    public boolean hasHeading() {
        return !name.isEmpty();
    }
}

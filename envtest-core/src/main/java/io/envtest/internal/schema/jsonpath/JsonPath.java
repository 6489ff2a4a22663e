package io.envtest.internal.schema.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A compiled path such as {@code .spec.ports[?(@.name=="web")].port}. What is not there is not found. Immutable. */
public final class JsonPath {
    private final List<Step> steps;

    JsonPath(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * Compiles a path.
     *
     * @param path without braces around it
     * @throws IllegalArgumentException when it is no path; the message names the place
     */
    public static JsonPath parse(String path) {
        return new JsonPathParser(path).whole();
    }

    /** Everything that the path leads to, in document order. */
    public List<JsonNode> find(JsonNode root) {
        List<JsonNode> found = List.of(root);
        for (Step step : steps) {
            List<JsonNode> next = new ArrayList<>();
            found.forEach(node -> step.from(node, next));
            found = next;
        }
        return found;
    }
}

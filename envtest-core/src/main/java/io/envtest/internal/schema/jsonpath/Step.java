package io.envtest.internal.schema.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a path, from a node to others. */
sealed interface Step {

    /** Adds where the step leads. */
    void from(JsonNode node, List<JsonNode> found);

    /** A member of an object. */
    record Member(String name) implements Step {
        @Override
        public void from(JsonNode node, List<JsonNode> found) {
            JsonNode value = node.get(name);
            if (value != null) {
                found.add(value);
            }
        }
    }

    /** Every element or member. */
    record Wildcard() implements Step {
        @Override
        public void from(JsonNode node, List<JsonNode> found) {
            node.forEach(found::add);
        }
    }

    /** The node and everything below it. */
    record Descent() implements Step {
        @Override
        public void from(JsonNode node, List<JsonNode> found) {
            found.add(node);
            node.forEach(child -> from(child, found));
        }
    }

    /**
     * Elements of a list; negative positions count from its end.
     *
     * @param end position behind the last, null for the end of the list
     */
    record Slice(int start, @Nullable Integer end, int stride) implements Step {
        @Override
        public void from(JsonNode node, List<JsonNode> found) {
            if (!node.isArray()) {
                return;
            }
            int first = start < 0 ? start + node.size() : start;
            int last = end == null ? node.size() : end < 0 ? end + node.size() : Math.min(end, node.size());
            for (int i = Math.max(first, 0); i < last; i += stride) {
                found.add(node.get(i));
            }
        }
    }

    /** Several steps, one after the other. */
    record Union(List<Step> parts) implements Step {
        @Override
        public void from(JsonNode node, List<JsonNode> found) {
            parts.forEach(part -> part.from(node, found));
        }
    }

    /** Elements of a list for which a condition holds. */
    record Filter(Condition condition) implements Step {
        @Override
        public void from(JsonNode node, List<JsonNode> found) {
            if (node.isArray()) {
                node.forEach(element -> {
                    if (condition.holds(element)) {
                        found.add(element);
                    }
                });
            }
        }
    }
}

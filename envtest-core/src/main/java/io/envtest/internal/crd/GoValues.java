package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.codec.GoFloat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Values without a type of their own as Go prints them and names their types. Pure. */
final class GoValues {

    private GoValues() {}

    /** As by {@code %v}. */
    static String print(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> {
                Map<String, JsonNode> sorted = new TreeMap<>();
                value.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
                yield sorted.entrySet().stream()
                        .map(member -> member.getKey() + ":" + print(member.getValue()))
                        .collect(Collectors.joining(" ", "map[", "]"));
            }
            case ARRAY ->
                StreamSupport.stream(value.spliterator(), false)
                        .map(GoValues::print)
                        .collect(Collectors.joining(" ", "[", "]"));
            case NULL -> "<nil>";
            case NUMBER -> value.isIntegralNumber() ? value.asText() : GoFloat.shortest(value.doubleValue());
            default -> value.asText();
        };
    }
}

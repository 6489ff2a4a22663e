package io.envtest.standalone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds the places where two normalised answers differ. */
final class Differences {

    private final List<Pattern> ignored;
    private final boolean ordered;
    private final List<String> found = new ArrayList<>();

    private Differences(List<Pattern> ignored, boolean ordered) {
        this.ignored = ignored;
        this.ordered = ordered;
    }

    /**
     * @param ordered whether the order of managedFields counts
     * @return a line for each place
     */
    static List<String> between(JsonNode expected, JsonNode actual, List<Pattern> ignored, boolean ordered) {
        Differences differences = new Differences(ignored, ordered);
        differences.compare(expected, actual, "");
        return differences.found;
    }

    private void compare(JsonNode expected, JsonNode actual, String path) {
        if (ignored(path)) {
            return;
        }
        if (expected instanceof ObjectNode && actual instanceof ObjectNode) {
            compareFields(expected, actual, path);
        } else if (expected instanceof ArrayNode && actual instanceof ArrayNode) {
            compareItems(expected, actual, path);
        } else if (!same(expected, actual)) {
            found.add(path + ": " + shorten(actual) + ", expected " + shorten(expected));
        }
    }

    private void compareFields(JsonNode expected, JsonNode actual, String path) {
        TreeSet<String> names = new TreeSet<>();
        expected.fieldNames().forEachRemaining(names::add);
        actual.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String where = path + "." + name;
            if (ignored(where)) {
                continue;
            }
            if (!actual.has(name)) {
                found.add(where + ": missing, expected " + shorten(expected.get(name)));
            } else if (!expected.has(name)) {
                found.add(where + ": unexpected " + shorten(actual.get(name)));
            } else {
                compare(expected.get(name), actual.get(name), where);
            }
        }
    }

    private void compareItems(JsonNode expected, JsonNode actual, String path) {
        if (expected.size() != actual.size()) {
            found.add(path + ": " + actual.size() + " entries, expected " + expected.size());
        }
        List<JsonNode> wanted = inOrder(expected, path);
        List<JsonNode> given = inOrder(actual, path);
        for (int i = 0; i < Math.min(wanted.size(), given.size()); i++) {
            compare(wanted.get(i), given.get(i), path + "[" + i + "]");
        }
    }

    private List<JsonNode> inOrder(JsonNode entries, String path) {
        List<JsonNode> list = new ArrayList<>();
        entries.forEach(list::add);
        if (path.endsWith(".managedFields") && !ordered) {
            list.sort(by("operation", "manager", "subresource", "apiVersion"));
        } else if (path.endsWith(".causes")
                && list.stream().allMatch(e -> e.path("reason").asText().equals("FieldManagerConflict"))) {
            list.sort(by("message", "field"));
        }
        return list;
    }

    private static Comparator<JsonNode> by(String... keys) {
        Comparator<JsonNode> comparator = Comparator.comparing(e -> 0);
        for (String key : keys) {
            Function<JsonNode, String> text = e -> e.has(key) ? e.get(key).asText() : "None";
            comparator = comparator.thenComparing(text);
        }
        return comparator;
    }

    private static boolean same(JsonNode expected, JsonNode actual) {
        return expected.equals(actual)
                || expected.isIntegralNumber()
                        && actual.isIntegralNumber()
                        && expected.bigIntegerValue().equals(actual.bigIntegerValue());
    }

    private boolean ignored(String path) {
        return ignored.stream().anyMatch(pattern -> pattern.matcher(path).find());
    }

    private static String shorten(JsonNode node) {
        String text = node.toString();
        return text.length() > 200 ? text.substring(0, 200) : text;
    }
}

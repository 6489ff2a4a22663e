package io.envtest.internal.registry.column;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.view.core.v1.Container;
import io.envtest.view.meta.v1.LabelSelector;
import io.envtest.view.meta.v1.LabelSelectorRequirement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The words of cells that many kinds share. Pure functions. */
public final class Cells {
    /** Shown for an empty set of things. */
    public static final String NONE = "<none>";
    /** Shown for an optional setting that is not there. */
    public static final String UNSET = "<unset>";
    /** Shown for what nobody knows. */
    public static final String UNKNOWN = "<unknown>";

    private Cells() {}

    /** The text, or {@code <none>} when it is empty. */
    public static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }

    /** The text, or {@code <unset>} when it is empty. */
    public static String orUnset(String text) {
        return text.isEmpty() ? UNSET : text;
    }

    /** The text, or {@code <unknown>} when it is empty. */
    public static String orUnknown(String text) {
        return text.isEmpty() ? UNKNOWN : text;
    }

    /** {@code True} or {@code False}, as cells of type string show a boolean. */
    public static String titleCase(boolean flag) {
        return flag ? "True" : "False";
    }

    /** How long ago a time of the API was ({@code 5m3s}); {@code <unknown>} for an empty one. */
    public static String age(String time, Instant now) {
        return time.isEmpty() ? UNKNOWN : duration(Duration.between(Instant.parse(time), now));
    }

    /** A duration as people read it: the longer it is, the coarser. */
    public static String duration(Duration duration) {
        return HumanDuration.of(duration);
    }

    /** The texts with commas. */
    public static String join(Collection<String> texts) {
        return String.join(",", texts);
    }

    /** One text of each element, with commas. */
    public static <T> String join(Collection<T> elements, Function<T, String> text) {
        return join(elements.stream().map(text).toList());
    }

    /** The first texts with commas, and how many more there are: {@code a,b + 3 more...}. */
    public static String firstOf(List<String> texts, int most) {
        return texts.size() <= most
                ? join(texts)
                : join(texts.subList(0, most)) + " + " + (texts.size() - most) + " more...";
    }

    /** Labels or a simple selector, sorted: {@code app=web,tier=front}; {@code <none>} without any. */
    public static String labels(Map<String, String> labels) {
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(labels).forEach((key, value) -> pairs.add(key + "=" + value));
        return orNone(join(pairs));
    }

    /** A label selector in one line, sorted by key: {@code app=web,!legacy,tier in (api,web)}; {@code <none>} for an empty one. */
    public static String selector(LabelSelector selector) {
        Map<String, String> labels = new TreeMap<>(selector.matchLabels());
        List<Map.Entry<String, String>> parts = new ArrayList<>();
        labels.forEach((key, value) -> parts.add(Map.entry(key, key + "=" + value)));
        selector.matchExpressions().forEach(each -> parts.add(Map.entry(each.key(), requirement(each))));
        parts.sort(Comparator.comparing(Map.Entry::getKey));
        return orNone(join(parts, Map.Entry::getValue));
    }

    /** The names of containers. */
    public static String names(List<Container> containers) {
        return join(containers, Container::name);
    }

    /** The images of containers. */
    public static String images(List<Container> containers) {
        return join(containers, Container::image);
    }

    /** A cell's value as JSON. */
    static JsonNode json(@Nullable Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value == null) {
            return json.nullNode();
        }
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof Boolean flag) {
            return json.booleanNode(flag);
        }
        return value instanceof Number number ? json.numberNode(number.longValue()) : json.textNode(value.toString());
    }

    private static String requirement(LabelSelectorRequirement each) {
        String values = join(each.values().stream().sorted().toList());
        return switch (each.operator()) {
            case "Exists" -> each.key();
            case "DoesNotExist" -> "!" + each.key();
            case "NotIn" -> each.key() + " notin (" + values + ")";
            default -> each.key() + " in (" + values + ")";
        };
    }
}

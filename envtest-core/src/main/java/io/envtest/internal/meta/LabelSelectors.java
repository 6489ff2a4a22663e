package io.envtest.internal.meta;

import io.envtest.view.meta.v1.LabelSelector;
import io.envtest.view.meta.v1.LabelSelectorRequirement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Label selectors in objects: what they match, and how they print.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">Labels and selectors</a>
 */
public final class LabelSelectors {

    private LabelSelectors() {}

    /** Whether the selector selects the labels: an absent one nothing, an empty one everything. */
    public static boolean matches(LabelSelector selector, Map<String, String> labels) {
        return selector.present()
                && labels.entrySet().containsAll(selector.matchLabels().entrySet())
                && selector.matchExpressions().stream().allMatch(requirement -> matches(requirement, labels));
    }

    /** The selector as text, {@code a=b,c in (x,y)}, sorted by key; empty if it selects everything. */
    public static String print(LabelSelector selector) {
        Map<String, String> parts = new TreeMap<>();
        selector.matchLabels().forEach((key, value) -> parts.put(key, key + "=" + value));
        for (LabelSelectorRequirement requirement : selector.matchExpressions()) {
            parts.merge(requirement.key(), print(requirement), (one, other) -> one + "," + other);
        }
        return String.join(",", parts.values());
    }

    private static boolean matches(LabelSelectorRequirement requirement, Map<String, String> labels) {
        @Nullable String value = labels.get(requirement.key());
        return switch (requirement.operator()) {
            case "In" -> value != null && requirement.values().contains(value);
            case "NotIn" -> value == null || !requirement.values().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }

    private static String print(LabelSelectorRequirement requirement) {
        String values = requirement.values().stream().sorted().collect(Collectors.joining(",", "(", ")"));
        return switch (requirement.operator()) {
            case "In" -> requirement.key() + " in " + values;
            case "NotIn" -> requirement.key() + " notin " + values;
            case "DoesNotExist" -> "!" + requirement.key();
            default -> requirement.key();
        };
    }
}

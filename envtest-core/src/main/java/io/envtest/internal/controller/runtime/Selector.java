package io.envtest.internal.controller.runtime;

import io.envtest.internal.meta.LabelSelectors;
import io.envtest.view.meta.v1.LabelSelector;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A label selector that is asked often. Immutable.
 *
 * @param matcher decides
 * @param isEmpty whether it selects everything
 * @param text as {@code kubectl -l} takes it
 */
public record Selector(Predicate<Map<String, String>> matcher, boolean isEmpty, String text) {

    /** Selects nothing. */
    public static final Selector NOTHING = new Selector(labels -> false, false, "");

    /** The selector of an object: an absent one selects nothing, an empty one everything. */
    public static Selector of(LabelSelector selector) {
        if (!selector.present()) {
            return NOTHING;
        }
        if (!selector.matchExpressions().isEmpty()) {
            return new Selector(
                    labels -> LabelSelectors.matches(selector, labels), false, LabelSelectors.print(selector));
        }
        return of(selector.matchLabels());
    }

    /** Selects what has all these labels. */
    public static Selector of(Map<String, String> required) {
        String text = new TreeMap<>(required)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(","));
        return new Selector(labels -> labels.entrySet().containsAll(required.entrySet()), required.isEmpty(), text);
    }

    /** Whether it selects an object with these labels. */
    public boolean matches(Map<String, String> labels) {
        return matcher.test(labels);
    }

    @Override
    public String toString() {
        return text;
    }
}

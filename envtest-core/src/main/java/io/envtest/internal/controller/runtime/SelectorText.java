package io.envtest.internal.controller.runtime;

import io.envtest.view.meta.v1.LabelSelector;
import io.envtest.view.meta.v1.LabelSelectorRequirement;
import java.util.TreeMap;

/** A label selector as some messages show it: field by field, with the types' names. */
public final class SelectorText {

    private SelectorText() {}

    /** The text of a selector. */
    public static String of(LabelSelector selector) {
        StringBuilder text = new StringBuilder("&LabelSelector{MatchLabels:map[string]string{");
        new TreeMap<>(selector.matchLabels())
                .forEach((key, value) ->
                        text.append(key).append(": ").append(value).append(','));
        text.append("},MatchExpressions:[]LabelSelectorRequirement{");
        for (LabelSelectorRequirement requirement : selector.matchExpressions()) {
            text.append("LabelSelectorRequirement{Key:")
                    .append(requirement.key())
                    .append(",Operator:")
                    .append(requirement.operator())
                    .append(",Values:[")
                    .append(String.join(" ", requirement.values()))
                    .append("],},");
        }
        return text.append("},}").toString();
    }
}

package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.meta.v1.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules of keys whose values are taken from the labels of a pod and mixed into a selector. */
final class LabelKeyRules {

    private LabelKeyRules() {}

    /**
     * A key that the pod has a label for must not be selected by in another way, too. The selector is one that the
     * labels have been mixed into.
     */
    static void unselected(
            FieldErrors errors,
            FieldPath path,
            LabelSelector selector,
            List<String> match,
            List<String> mismatch,
            Map<String, String> labels) {
        List<String> mixed = new ArrayList<>(match);
        mixed.addAll(mismatch);
        mixed.removeIf(key -> !labels.containsKey(key));
        for (int i = 0; i < match.size(); i++) {
            String key = match.get(i);
            if (!labels.containsKey(key)) {
                continue;
            }
            long all = selected(selector, key);
            boolean repeated = all > 0 && match.subList(0, i).contains(key);
            if (all > count(mixed, key) || repeated) {
                errors.invalid(path.index(i), key, "exists in both matchLabelKeys and labelSelector");
            }
        }
    }

    private static long selected(LabelSelector selector, String key) {
        long expressions = selector.matchExpressions().stream()
                .filter(expression -> expression.key().equals(key))
                .count();
        return expressions + (selector.matchLabels().containsKey(key) ? 1 : 0);
    }

    private static long count(List<String> keys, String key) {
        return keys.stream().filter(key::equals).count();
    }
}

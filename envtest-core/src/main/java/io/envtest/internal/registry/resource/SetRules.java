package io.envtest.internal.registry.resource;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Rules of lists with a largest length: the elements of a list that is too long are not looked at. */
final class SetRules {

    private SetRules() {}

    /** Each element by itself. */
    static <T> void list(FieldErrors errors, FieldPath path, List<T> values, int most, Consumer<T> rule) {
        if (Rules.maxItems(errors, path, values, most)) {
            values.forEach(rule);
        }
    }

    /** Each element by itself, and then that none is there twice. */
    static <T> void set(
            FieldErrors errors, FieldPath path, List<T> values, int most, Consumer<T> rule, Function<T, ?> key) {
        if (Rules.maxItems(errors, path, values, most)) {
            values.forEach(rule);
            duplicates(errors, path, values, key);
        }
    }

    /** Each text with its path, and then that none is there twice. */
    static void texts(
            FieldErrors errors, FieldPath path, List<String> values, int most, BiConsumer<FieldPath, String> rule) {
        if (Rules.maxItems(errors, path, values, most)) {
            indexed(path, values, rule);
            duplicates(errors, path, values, value -> value);
        }
    }

    /** Each text with its path. */
    static void indexed(FieldPath path, List<String> values, BiConsumer<FieldPath, String> rule) {
        for (int i = 0; i < values.size(); i++) {
            rule.accept(path.index(i), values.get(i));
        }
    }

    private static <T> void duplicates(FieldErrors errors, FieldPath path, List<T> values, Function<T, ?> key) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            Object id = key.apply(values.get(i));
            if (!seen.add(id)) {
                errors.duplicate(path.index(i), id);
            }
        }
    }
}

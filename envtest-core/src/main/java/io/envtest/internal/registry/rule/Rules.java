package io.envtest.internal.registry.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Trees;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules that every kind is made of. Each takes the list of errors, the path of the value and the value, and adds what
 * is wrong; those that answer a boolean say whether the value passed, so that further rules can be left out.
 */
public final class Rules {

    private Rules() {}

    /** The text must not be empty. */
    public static boolean required(FieldErrors errors, FieldPath path, String value) {
        return required(errors, path, value, "");
    }

    /** The text must not be empty; says what is expected. */
    public static boolean required(FieldErrors errors, FieldPath path, String value, String detail) {
        if (value.isEmpty()) {
            errors.required(path, detail);
        }
        return !value.isEmpty();
    }

    /** There must be at least one element. */
    public static boolean required(FieldErrors errors, FieldPath path, Collection<?> values, String detail) {
        if (values.isEmpty()) {
            errors.required(path, detail);
        }
        return !values.isEmpty();
    }

    /** The struct must be there. */
    public static boolean required(FieldErrors errors, View view, String detail) {
        if (!view.present()) {
            errors.required(view.path(), detail);
        }
        return view.present();
    }

    /** The text must have the format; one error for each thing that is wrong. */
    public static boolean format(FieldErrors errors, FieldPath path, String value, Format format) {
        List<String> wrong = format.wrong(value);
        for (String detail : wrong) {
            errors.invalid(path, value, detail);
        }
        return wrong.isEmpty();
    }

    /** The text must have the format, unless it is empty. */
    public static boolean optionalFormat(FieldErrors errors, FieldPath path, String value, Format format) {
        return value.isEmpty() || format(errors, path, value, format);
    }

    /** The text must be given and have the format. */
    public static boolean requiredFormat(FieldErrors errors, FieldPath path, String value, Format format) {
        return required(errors, path, value) && format(errors, path, value, format);
    }

    /** The text must be given, with a DNS subdomain before its first slash and a path behind; a wrong part is shown alone. */
    public static void domainPrefixedPath(FieldErrors errors, FieldPath path, String value) {
        if (!required(errors, path, value)) {
            return;
        }
        int slash = value.indexOf('/');
        if (slash <= 0 || slash == value.length() - 1) {
            errors.invalid(path, value, "must be a domain-prefixed path (such as \"acme.io/foo\")");
            return;
        }
        format(errors, path, value.substring(0, slash), Formats.DNS_SUBDOMAIN);
        format(errors, path, value.substring(slash + 1), Formats.HTTP_PATH);
    }

    /** The text must be one of a set, which is shown in the order given. */
    public static boolean oneOf(FieldErrors errors, FieldPath path, String value, Collection<String> supported) {
        if (!supported.contains(value)) {
            errors.notSupported(path, value, supported);
            return false;
        }
        return true;
    }

    /** The text must be one of a set, unless it is empty. */
    public static boolean optionalOneOf(
            FieldErrors errors, FieldPath path, String value, Collection<String> supported) {
        return value.isEmpty() || oneOf(errors, path, value, supported);
    }

    /** The text must be given and one of a set. */
    public static boolean requiredOneOf(
            FieldErrors errors, FieldPath path, String value, Collection<String> supported) {
        return required(errors, path, value) && oneOf(errors, path, value, supported);
    }

    /** The number must be 0 or more. */
    public static boolean nonNegative(FieldErrors errors, FieldPath path, long value) {
        if (value < 0) {
            errors.invalid(path, value, "must be greater than or equal to 0");
        }
        return value >= 0;
    }

    /** The number must be more than 0. */
    public static boolean positive(FieldErrors errors, FieldPath path, long value) {
        if (value <= 0) {
            errors.invalid(path, value, "must be greater than zero");
        }
        return value > 0;
    }

    /** The number must be at least {@code least}. */
    public static boolean atLeast(FieldErrors errors, FieldPath path, long value, long least) {
        if (value < least) {
            errors.invalid(path, value, "must be greater than or equal to " + least);
        }
        return value >= least;
    }

    /** The number must lie between the two, both included. */
    public static boolean inRange(FieldErrors errors, FieldPath path, long value, long least, long most) {
        boolean inside = value >= least && value <= most;
        if (!inside) {
            errors.invalid(path, value, "must be between " + least + " and " + most + ", inclusive");
        }
        return inside;
    }

    /** The number must be a port. */
    public static boolean port(FieldErrors errors, FieldPath path, long value) {
        return inRange(errors, path, value, 1, 65535);
    }

    /** The text must not have more bytes. */
    public static boolean maxBytes(FieldErrors errors, FieldPath path, String value, int most) {
        boolean fits = bytes(value) <= most;
        if (!fits) {
            errors.tooLong(path, most);
        }
        return fits;
    }

    /** Length of a text in UTF-8. */
    public static int bytes(String text) {
        return Shapes.bytes(text);
    }

    /** There must not be more elements. */
    public static boolean maxItems(FieldErrors errors, FieldPath path, Collection<?> values, int most) {
        if (values.size() > most) {
            errors.tooMany(path, values.size(), most);
        }
        return values.size() <= most;
    }

    /** No element may stand there twice; the later one is the error. */
    public static void unique(FieldErrors errors, FieldPath path, List<String> values) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                errors.duplicate(path.index(i), values.get(i));
            }
        }
    }

    /** The value must not change. Values are texts, numbers, booleans, lists, maps, JSON nodes or null. */
    public static boolean immutable(FieldErrors errors, FieldPath path, @Nullable Object value, @Nullable Object old) {
        boolean same = same(value, old);
        if (!same) {
            int before = errors.size();
            errors.invalid(path, GoValue.of(value), "field is immutable");
            errors.ofOwnType(before);
        }
        return same;
    }

    /** The struct must not change. */
    public static boolean immutable(FieldErrors errors, View view, View old) {
        boolean same = same(view, old);
        if (!same) {
            errors.invalid(view.path(), GoValue.of(view), "field is immutable");
        }
        return same;
    }

    /** Whether two values are equal in meaning: an absent list, map or struct equals an empty one. */
    public static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof View view && other instanceof View with && view.present() && with.present()) {
            return Trees.same(view.node(), with.node())
                    || Meaning.same(BuiltInTypes.of(view), view.node(), with.node());
        }
        Object left = comparable(one);
        Object right = comparable(other);
        return left instanceof JsonNode tree && right instanceof JsonNode with
                ? Trees.same(tree, with)
                : Objects.equals(left, right);
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof View view) {
            return view.present() ? view.node() : null;
        }
        if (value instanceof JsonNode node) {
            return node.isMissingNode() || node.isNull() || node.isContainerNode() && node.isEmpty() ? null : node;
        }
        boolean empty = value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
        return empty ? null : value;
    }
}

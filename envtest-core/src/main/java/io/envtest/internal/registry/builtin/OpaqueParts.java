package io.envtest.internal.registry.builtin;

import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import org.jspecify.annotations.Nullable;

/** Parts of objects that are read by code of their own, which does not tell whether a member stands there twice. */
public final class OpaqueParts {

    private OpaqueParts() {}

    /**
     * Whether a place lies within such a part.
     *
     * @param path from the object on, for example {@code spec.config[0].opaque.parameters.size}
     */
    public static boolean contain(Type type, String path) {
        if (path.isEmpty()) {
            return false;
        }
        return switch (type.kind()) {
            case ANY -> true;
            case STRUCT -> inField(type, path);
            case MAP -> inEntry(type, path);
            case LIST -> {
                int end = path.indexOf(']');
                yield path.startsWith("[") && end > 0 && contain(type.items(), behind(path, end + 1));
            }
            default -> false;
        };
    }

    private static boolean inField(Type type, String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        @Nullable Field field = type.field(path.substring(0, end));
        return field != null && contain(field.type(), behind(path, end));
    }

    /** A key may have dots in it. */
    private static boolean inEntry(Type type, String path) {
        for (int end = 1; end < path.length(); end++) {
            boolean ends = path.charAt(end) == '.' || path.charAt(end) == '[';
            if (ends && contain(type.items(), behind(path, end))) {
                return true;
            }
        }
        return false;
    }

    private static String behind(String path, int end) {
        String rest = path.substring(end);
        return rest.startsWith(".") ? rest.substring(1) : rest;
    }
}

package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What server-side apply must know of a place in an object: whether a scalar, a map (or struct) or a list may stand
 * there, or one of several. Immutable and thread-safe; shapes may refer to themselves.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy">Merge strategy</a>
 */
public final class Shape {

    /** The scalars that may stand at a place. */
    enum Scalar {
        /** Any text. */
        STRING,
        /** Any number. */
        NUMERIC,
        /** True or false. */
        BOOLEAN,
        /** Any scalar. */
        UNTYPED
    }

    /** How a value is treated. */
    enum Form {
        SCALAR,
        MAP,
        LIST
    }

    private final @Nullable Scalar scalar;

    private final @Nullable MapShape map;

    private final @Nullable ListShape list;

    Shape(@Nullable Scalar scalar, @Nullable MapShape map, @Nullable ListShape list) {
        this.scalar = scalar;
        this.map = map;
        this.list = list;
    }

    static Shape of(Scalar scalar) {
        return new Shape(scalar, null, null);
    }

    static Shape of(MapShape map) {
        return new Shape(null, map, null);
    }

    static Shape of(ListShape list) {
        return new Shape(null, null, list);
    }

    /**
     * The shape of values without a schema that are taken as a whole.
     *
     * @return any scalar, or an atomic map or list
     */
    public static Shape untypedAtomic() {
        return Untyped.ATOMIC;
    }

    /**
     * The shape of values without a schema whose objects are told apart by their members.
     *
     * @return any scalar, a map of such values, or an atomic list
     */
    public static Shape untypedGranular() {
        return Untyped.GRANULAR;
    }

    Scalar scalar() {
        return scalar == null ? Scalar.UNTYPED : scalar;
    }

    MapShape map() {
        return map == null ? MapShape.NONE : map;
    }

    ListShape list() {
        return list == null ? ListShape.NONE : list;
    }

    /** How a value is treated: by its own form if that may stand here, otherwise by what else may. */
    Form form(JsonNode value) {
        if (map != null && value.isObject()) {
            return Form.MAP;
        }
        if (list != null && value.isArray()) {
            return Form.LIST;
        }
        if (scalar != null && value.isValueNode() && !value.isNull()) {
            return Form.SCALAR;
        }
        if (map != null) {
            return Form.MAP;
        }
        return scalar != null ? Form.SCALAR : Form.LIST;
    }

    /** The shape one element further; null if there is none. */
    @Nullable
    Shape step(PathElement element) {
        String text = element.text();
        if (text.charAt(0) == 'f') {
            return map == null ? null : map.value(text.substring(2));
        }
        return list == null ? null : list.items();
    }

    /** Whether an element names a declared field of a struct. */
    boolean declares(PathElement element) {
        String text = element.text();
        return text.charAt(0) == 'f' && map != null && map.declared(text.substring(2)) != null;
    }

    /** Whether the declared map or list is taken as a whole. Values without a schema are not meant. */
    boolean atomic() {
        if (scalar != null) {
            return false;
        }
        return map != null ? map.atomic() : list != null && list.atomic();
    }

    /** The two shapes of values without a schema; they refer to themselves. */
    private static final class Untyped {

        private static final Shape ATOMIC =
                new Shape(Scalar.UNTYPED, MapShape.of(true, Untyped::atomic), ListShape.atomic(Untyped::atomic));

        private static final Shape GRANULAR =
                new Shape(Scalar.UNTYPED, MapShape.of(false, Untyped::granular), ListShape.atomic(Untyped::atomic));

        private static Shape atomic() {
            return ATOMIC;
        }

        private static Shape granular() {
            return GRANULAR;
        }
    }
}

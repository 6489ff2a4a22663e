package io.envtest.internal.endpoint.apply;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The shape of an object: a struct with declared fields, a map with values of one shape, or both. Immutable. */
final class MapShape {

    /** Where no object may stand. */
    static final MapShape NONE = new MapShape(true, Map::of, null);

    private final boolean atomic;

    private final Lazy<Map<String, Member>> declared;

    private final @Nullable Lazy<Shape> values;

    /** A declared field. */
    static final class Member {

        private final PathElement element;

        private final Lazy<Shape> shape;

        Member(String name, Supplier<Shape> shape) {
            this.element = PathElement.field(name);
            this.shape = new Lazy<>(shape);
        }

        PathElement element() {
            return element;
        }

        Shape shape() {
            return shape.get();
        }
    }

    MapShape(boolean atomic, Supplier<Map<String, Member>> declared, @Nullable Supplier<Shape> values) {
        this.atomic = atomic;
        this.declared = new Lazy<>(declared);
        this.values = values == null ? null : new Lazy<>(values);
    }

    /** A map without declared fields. */
    static MapShape of(boolean atomic, Supplier<Shape> values) {
        return new MapShape(atomic, Map::of, values);
    }

    /** Collects declared fields in order. */
    static Map<String, Member> members() {
        return new LinkedHashMap<>();
    }

    /** Whether it is taken as a whole. */
    boolean atomic() {
        return atomic;
    }

    /** A declared field; null if there is none of that name. */
    @Nullable
    Member declared(String name) {
        return declared.get().get(name);
    }

    /** The shape of the value under a name; null if nothing may stand there. */
    @Nullable
    Shape value(String name) {
        Member member = declared(name);
        if (member != null) {
            return member.shape();
        }
        return values == null ? null : values.get();
    }

    /** The path element of a name. */
    PathElement element(String name) {
        Member member = declared(name);
        return member == null ? PathElement.field(name) : member.element();
    }
}

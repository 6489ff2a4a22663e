package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The shape of a list. Immutable. */
final class ListShape {

    /** Where no list may stand. */
    static final ListShape NONE = atomic(Shape::untypedAtomic);

    /** How a list is merged. */
    enum Kind {
        /** As a whole. */
        ATOMIC,
        /** Scalars, each at most once. */
        SET,
        /** Objects told apart by some of their fields. */
        MAP
    }

    /**
     * A field that tells items apart.
     *
     * @param name its name
     * @param defaultValue what counts if an item does not have it; null if nothing does
     */
    record Key(String name, @Nullable JsonNode defaultValue) {}

    private final Kind kind;

    private final Lazy<Shape> items;

    private final Lazy<List<Key>> keys;

    ListShape(Kind kind, Supplier<Shape> items, Supplier<List<Key>> keys) {
        this.kind = kind;
        this.items = new Lazy<>(items);
        this.keys = new Lazy<>(keys);
    }

    static ListShape atomic(Supplier<Shape> items) {
        return new ListShape(Kind.ATOMIC, items, List::of);
    }

    Kind kind() {
        return kind;
    }

    boolean atomic() {
        return kind == Kind.ATOMIC;
    }

    Shape items() {
        return items.get();
    }

    /** The keys of a list of kind {@link Kind#MAP}, sorted by name. */
    List<Key> keys() {
        return keys.get();
    }
}

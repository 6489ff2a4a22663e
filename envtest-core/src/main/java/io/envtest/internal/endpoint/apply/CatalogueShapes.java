package io.envtest.internal.endpoint.apply;

import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The shapes of built-in kinds, from the type catalogue. Thread-safe; each struct is looked at once. */
public final class CatalogueShapes {

    private final Map<Type, Shape> structs = new ConcurrentHashMap<>();

    /** Starts without any shape. */
    public CatalogueShapes() {}

    /**
     * The shape of a type.
     *
     * @param type a type of the catalogue
     * @return its shape
     */
    public Shape of(Type type) {
        return switch (type.kind()) {
            case STRING, BYTES, DURATION -> Shape.of(Shape.Scalar.STRING);
            case BOOLEAN -> Shape.of(Shape.Scalar.BOOLEAN);
            case INT32, INT64, DOUBLE -> Shape.of(Shape.Scalar.NUMERIC);
            case TIME, MICRO_TIME, QUANTITY -> Shape.of(Shape.Scalar.UNTYPED);
            case INT_OR_STRING, ANY -> Shape.untypedAtomic();
            case MAP -> map(type, false);
            case LIST -> Shape.of(ListShape.atomic(() -> of(type.items())));
            case STRUCT -> structs.computeIfAbsent(type, struct -> struct(struct, struct.atomic()));
        };
    }

    private Shape struct(Type type, boolean atomic) {
        return Shape.of(new MapShape(atomic, () -> members(type), null));
    }

    private Map<String, MapShape.Member> members(Type type) {
        Map<String, MapShape.Member> members = MapShape.members();
        for (Field field : type.fields()) {
            members.put(field.name(), new MapShape.Member(field.name(), () -> of(field)));
        }
        return members;
    }

    private Shape map(Type type, boolean atomic) {
        return Shape.of(MapShape.of(atomic, () -> of(type.items())));
    }

    private Shape of(Field field) {
        Type type = field.type();
        return switch (type.kind()) {
            case MAP -> map(type, field.atomic());
            case LIST -> list(field);
            case STRUCT -> struct(field, type);
            default -> of(type);
        };
    }

    /** What the field states counts for more than what its type states. */
    private Shape struct(Field field, Type type) {
        boolean atomic = field.atomic() || type.atomic() && !field.granular();
        return atomic == type.atomic() ? of(type) : struct(type, atomic);
    }

    private Shape list(Field field) {
        Type items = field.type().items();
        ListShape.Kind kind = switch (field.listType()) {
            case MAP -> ListShape.Kind.MAP;
            case SET -> ListShape.Kind.SET;
            case ATOMIC -> ListShape.Kind.ATOMIC;
        };
        return Shape.of(new ListShape(
                kind, () -> of(items), kind == ListShape.Kind.MAP ? () -> keys(items, field.listMapKeys()) : List::of));
    }

    private static List<ListShape.Key> keys(Type items, List<String> names) {
        List<ListShape.Key> keys = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            Field key = items.field(name);
            keys.add(new ListShape.Key(name, key == null ? null : key.defaultValue()));
        }
        return keys;
    }
}

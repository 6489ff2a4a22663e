package io.envtest.internal.codec.protobuf;

import io.envtest.internal.codec.FieldPresence;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a struct by their numbers on the wire. Immutable. */
final class MessageLayout {

    /**
     * What stands at a number: a field, or an inlined struct that JSON does not show.
     *
     * @param optional whether "absent" differs from the zero value; other fields are always written
     * @param kept whether the zero value is shown in JSON
     */
    record Slot(
            int number,
            @Nullable Field field,
            boolean optional,
            boolean kept,
            @Nullable MessageLayout inlined) {}

    private final Type type;
    private final List<Slot> slots;
    private final Map<Integer, Slot> byNumber = new HashMap<>();

    private MessageLayout(Type type, List<Slot> slots) {
        this.type = type;
        this.slots =
                slots.stream().sorted(Comparator.comparingInt(Slot::number)).toList();
        slots.forEach(slot -> byNumber.put(slot.number(), slot));
    }

    static MessageLayout of(Type type) {
        List<Field> known =
                type.fields().stream().filter(field -> field.protoNumber() > 0).toList();
        return of(type, known, 0);
    }

    /** The layout of the fields that share the first steps of their way into inlined structs. */
    private static MessageLayout of(Type type, List<Field> fields, int depth) {
        FieldPresence presence = FieldPresence.of(type.definition());
        List<Slot> slots = new ArrayList<>();
        Map<Integer, List<Field>> inlined = new HashMap<>();
        for (Field field : fields) {
            List<Integer> path = field.inlinePath();
            if (path.size() > depth) {
                inlined.computeIfAbsent(path.get(depth), n -> new ArrayList<>()).add(field);
            } else {
                boolean kept = presence.isAlwaysWritten(field.name());
                slots.add(new Slot(field.protoNumber(), field, presence.keepsZero(field.name()), kept, null));
            }
        }
        inlined.forEach((number, parts) -> slots.add(new Slot(number, null, false, false, of(type, parts, depth + 1))));
        return new MessageLayout(type, slots);
    }

    /** The struct. */
    Type type() {
        return type;
    }

    /** All slots by rising number. */
    List<Slot> slots() {
        return slots;
    }

    /** What stands at a number, or null. */
    @Nullable
    Slot slot(int number) {
        return byNumber.get(number);
    }
}

package io.envtest.internal.registry.builtin;

import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the decoder stands; put into one of two notations only when a message needs it. */
final class GoPath {

    /** A step is a {@link Member}, the index of an element, or the key of an entry. */
    private final List<Object> steps = new ArrayList<>();

    /** A field of a struct. */
    private record Member(Type struct, Field field) {

        /** The field's name with the structs it is inlined from. */
        String inlinedName() {
            List<String> names = new ArrayList<>(isTypeMeta() ? List.of("TypeMeta") : field.inlineNames());
            names.add(field.name());
            return String.join(".", names);
        }

        private boolean isTypeMeta() {
            boolean named = field.name().equals("kind") || field.name().equals("apiVersion");
            return named && field.protoNumber() == 0 && struct.field("metadata") != null;
        }
    }

    void enter(Type struct, Field field) {
        steps.add(new Member(struct, field));
    }

    void enter(int index) {
        steps.add(index);
    }

    void enter(String key) {
        steps.add(key);
    }

    void leave() {
        steps.remove(steps.size() - 1);
    }

    /** Names of members and keys, and indices of elements. */
    List<Object> steps() {
        return steps.stream()
                .map(step -> step instanceof Member member ? member.field.name() : step)
                .toList();
    }

    /** Whether the amounts here are a ResourceList that the server rounds, as those of most groups. */
    boolean holdsResourceList() {
        Member member = member();
        return member != null
                && !member.struct.definition().contains(".resource.")
                && !member.struct.definition().contains(".node.");
    }

    /** The place of a member of the struct in which the decoder stands, as strict errors print it: {@code spec.containers[0].image}. */
    String member(String name) {
        StringBuilder text = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer index) {
                text.append('[').append(index).append(']');
            } else {
                append(text, step instanceof Member member ? member.field.name() : step.toString());
            }
        }
        append(text, name);
        return text.toString();
    }

    private static void append(StringBuilder text, String name) {
        text.append(text.isEmpty() ? "" : ".").append(name);
    }

    /**
     * What is said of a value of a wrong type.
     *
     * @param depth 0 for a field's own value, 1 for an element of it, 2 for an element of that
     */
    String mismatch(String sent, int depth) {
        Member member = member();
        return member == null
                ? "json: cannot unmarshal " + sent + " into Go value"
                : mismatchAs(sent, GoTypes.of(member.struct, member.field, depth));
    }

    /** What is said of a value that should have been of a Go type. */
    String mismatchAs(String sent, String goType) {
        Member last = member();
        String struct = last == null ? "" : last.struct.goName();
        String fields = steps.stream()
                .filter(Member.class::isInstance)
                .map(step -> ((Member) step).inlinedName())
                .collect(Collectors.joining("."));
        return "json: cannot unmarshal " + sent + " into Go struct field " + struct + "." + fields + " of type "
                + goType;
    }

    private @Nullable Member member() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Member member) {
                return member;
            }
        }
        return null;
    }
}

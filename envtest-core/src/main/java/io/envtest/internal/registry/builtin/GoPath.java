package io.envtest.internal.registry.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the decoder stands, in the two notations that its messages use. */
final class GoPath {

    /** Field names from the root, as type errors print them: {@code spec.containers.image}. */
    private final List<String> fields = new ArrayList<>();

    /** The same with elements, as strict errors print it: {@code spec.containers[0].image}. */
    private final StringBuilder text = new StringBuilder();

    private final List<Integer> lengths = new ArrayList<>();
    private @Nullable Type struct;
    private @Nullable Field field;

    /** Steps into a field; answers the struct around the one that holds it. */
    @Nullable
    Type enter(Type holder, Field entered) {
        Type outer = struct;
        struct = holder;
        field = entered;
        fields.add(entered.name());
        step((text.isEmpty() ? "" : ".") + entered.name());
        return outer;
    }

    @Nullable
    Field field() {
        return field;
    }

    void leave(@Nullable Type outer, @Nullable Field before) {
        struct = outer;
        field = before;
        fields.remove(fields.size() - 1);
        leaveElement();
    }

    void enterIndex(int index) {
        step("[" + index + "]");
    }

    void enterKey(String key) {
        step((text.isEmpty() ? "" : ".") + key);
    }

    void leaveElement() {
        text.setLength(lengths.remove(lengths.size() - 1));
    }

    private void step(String more) {
        lengths.add(text.length());
        text.append(more);
    }

    /** The place of a member of the struct in which the decoder stands. */
    String member(String name) {
        return text.isEmpty() ? name : text + "." + name;
    }

    /** Whether the amounts here are a ResourceList, which the server rounds. */
    boolean holdsResourceList() {
        return struct != null && !struct.definition().contains(".resource.");
    }

    /** What is said of a value of a wrong type. */
    String mismatch(String sent, int depth) {
        if (struct == null || field == null) {
            return "json: cannot unmarshal " + sent + " into Go value";
        }
        return mismatchAs(sent, GoTypes.of(struct, field, depth));
    }

    /** What is said of a value that should have been of a Go type. */
    String mismatchAs(String sent, String goType) {
        String holder = struct == null ? "" : struct.goName();
        return "json: cannot unmarshal " + sent + " into Go struct field " + holder + "." + String.join(".", fields)
                + " of type " + goType;
    }

    /** How messages call a value. */
    static String word(JsonNode sent) {
        return switch (sent.getNodeType()) {
            case ARRAY -> "array";
            case OBJECT -> "object";
            case BOOLEAN -> "bool";
            case NUMBER -> "number";
            default -> "string";
        };
    }
}

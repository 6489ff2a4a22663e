package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.protobuf.ReverseBuffer;
import io.envtest.internal.codec.yaml.YamlWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How an object of JSON is written as a message of protobuf: the fields in the order of their numbers, each with the member
 * that it holds. A field may be reached by several numbers, where messages have only one field of interest. What is empty is
 * not written.
 */
final class ProtoMessage {
    private final List<Field> fields = new ArrayList<>();

    /** Writes a value that is not a message by itself: its field in the message around it included. */
    @FunctionalInterface
    interface Form {
        void write(ReverseBuffer out, JsonNode value);
    }

    private record Field(String member, Form form) {}

    /** A value in a form of its own. */
    ProtoMessage formed(String member, Form form) {
        return field(member, form);
    }

    /** A text. */
    ProtoMessage text(String member, int... path) {
        return field(member, (out, value) -> {
            int before = out.size();
            out.textField(path[path.length - 1], value.asText());
            wrap(out, before, path, path.length - 1);
        });
    }

    /** Many texts. */
    ProtoMessage texts(String member, int number) {
        return field(member, (out, values) -> backwards(values, value -> out.textField(number, value.asText())));
    }

    /** A truth, or a whole number. */
    ProtoMessage number(String member, int number) {
        return field(member, (out, value) -> {
            long whole = value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.asLong();
            if (whole != 0) {
                out.varintField(number, whole);
            }
        });
    }

    /** A number that need not be whole. */
    ProtoMessage real(String member, int number) {
        return field(member, (out, value) -> {
            if (value.asDouble() != 0) {
                out.doubleField(number, value.asDouble());
            }
        });
    }

    /** Any value. */
    ProtoMessage any(String member, int number) {
        return field(member, (out, value) -> any(out, number, value));
    }

    /** Many of any values. */
    ProtoMessage anys(String member, int number) {
        return field(member, (out, values) -> backwards(values, value -> any(out, number, value)));
    }

    /** A message. */
    ProtoMessage message(String member, ProtoMessage type, int... path) {
        return field(member, (out, value) -> nested(out, value, type, path));
    }

    /** Many messages. */
    ProtoMessage messages(String member, Form each) {
        return field(member, (out, values) -> backwards(values, value -> each.write(out, value)));
    }

    /**
     * The members of an object, each as a message of a name (1) and a value.
     *
     * @param number of the messages, within the message that {@code path} leads to
     */
    ProtoMessage named(String member, int number, Form value, int... path) {
        return field(member, (out, object) -> {
            int before = out.size();
            entries(out, (ObjectNode) object, number, value);
            wrap(out, before, path, path.length);
        });
    }

    /** All members whose names start with {@code x-}. */
    ProtoMessage extensions(int number) {
        return field("", (out, object) -> {
            ObjectNode extensions = ((ObjectNode) object).objectNode();
            object.properties().stream()
                    .filter(entry -> entry.getKey().startsWith("x-"))
                    .forEach(entry -> extensions.set(entry.getKey(), entry.getValue()));
            entries(out, extensions, number, (buffer, value) -> any(buffer, 2, value));
        });
    }

    /** The members of an object themselves, each as a message of a name (1) and a value. */
    ProtoMessage members(int number, Form value) {
        return field("", (out, object) -> entries(out, (ObjectNode) object, number, value));
    }

    /** A message at the end of a path of numbers. */
    static void nested(ReverseBuffer out, JsonNode value, ProtoMessage type, int... path) {
        int before = out.size();
        type.write(out, value);
        wrap(out, before, path, path.length);
    }

    /** Writes the fields of an object. */
    void write(ReverseBuffer out, JsonNode object) {
        for (int i = fields.size() - 1; i >= 0; i--) {
            Field field = fields.get(i);
            JsonNode value = field.member.isEmpty() ? object : object.get(field.member);
            if (value != null) {
                field.form.write(out, value);
            }
        }
    }

    private ProtoMessage field(String member, Form form) {
        fields.add(new Field(member, form));
        return this;
    }

    private static void entries(ReverseBuffer out, ObjectNode object, int number, Form form) {
        Deque<Map.Entry<String, JsonNode>> entries = new ArrayDeque<>();
        object.properties().forEach(entries::push);
        for (Map.Entry<String, JsonNode> entry : entries) {
            int before = out.size();
            form.write(out, entry.getValue());
            out.textField(1, entry.getKey());
            out.messageField(number, before);
        }
    }

    private static void any(ReverseBuffer out, int number, JsonNode value) {
        int before = out.size();
        out.bytesField(2, YamlWriter.write(value));
        out.messageField(number, before);
    }

    private static void backwards(JsonNode values, Consumer<JsonNode> each) {
        for (int i = values.size() - 1; i >= 0; i--) {
            each.accept(values.get(i));
        }
    }

    /** Writes the beginnings of the messages around what was written. */
    static void wrap(ReverseBuffer out, int before, int[] path, int depth) {
        for (int i = depth - 1; i >= 0; i--) {
            out.messageField(path[i], before);
        }
    }
}

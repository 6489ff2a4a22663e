package io.envtest.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JSON as the real server's decoder does: the same bytes are accepted, broken UTF-8 and lone surrogates become
 * U+FFFD, a member given twice is merged and noted, and what is wrong is told in the same words.
 */
public final class GoJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 10_000;
    private static final int LONGEST_LONG = 18;
    private static final char BROKEN = '\uFFFD';

    private final JsonCursor in;
    private final List<String> duplicates = new ArrayList<>();
    private final DecodingPath path = new DecodingPath();
    private final @Nullable List<String> members;
    private final @Nullable String unread;
    private boolean merges = true;
    private int depth;

    private GoJson(byte[] json, @Nullable List<String> members, @Nullable String unread) {
        in = new JsonCursor(json);
        this.members = members;
        this.unread = unread;
    }

    /**
     * A decoded value.
     *
     * @param value the value
     * @param duplicates one text for each member given twice, for example {@code duplicate field "metadata.name"}
     */
    public record Decoded(JsonNode value, List<String> duplicates) {}

    /** Decodes one value for a struct: an object given twice is one of both. */
    public static Decoded decode(byte[] json) throws GoJsonException {
        return decode(new GoJson(json, null, null));
    }

    /** Decodes one value for a map: of an object given twice the second counts. */
    public static Decoded decodeUntyped(byte[] json) throws GoJsonException {
        GoJson decoder = new GoJson(json, null, null);
        decoder.merges = false;
        return decode(decoder);
    }

    /**
     * Decodes what {@link GoJsonWriter#stored} wrote.
     *
     * @param unread name of members that stay texts, as far as they are objects, until somebody looks inside
     */
    public static JsonNode decodeWritten(byte[] json, String unread) throws GoJsonException {
        return decode(new GoJson(json, null, unread)).value();
    }

    private static Decoded decode(GoJson decoder) throws GoJsonException {
        JsonNode value = decoder.value();
        decoder.in.expectEnd();
        return new Decoded(value, decoder.duplicates);
    }

    /** The paths of all members in the order in which they stand, of those given twice both times. */
    public static List<String> members(byte[] json) throws GoJsonException {
        List<String> members = new ArrayList<>();
        new GoJson(json, members, null).value();
        return members;
    }

    private JsonNode value() throws GoJsonException {
        int first = in.afterBlanks();
        return switch (first) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> NODES.textNode(in.string());
            case 't' -> literal("true", NODES.booleanNode(true));
            case 'f' -> literal("false", NODES.booleanNode(false));
            case 'n' -> literal("null", NODES.nullNode());
            default -> number();
        };
    }

    private JsonNode literal(String word, JsonNode node) throws GoJsonException {
        in.literal(word);
        return node;
    }

    private ObjectNode object() throws GoJsonException {
        enter();
        ObjectNode object = NODES.objectNode();
        if (in.afterBlanks() == '}') {
            return leave(object);
        }
        while (true) {
            if (in.afterBlanks() != '"') {
                throw in.invalid("looking for beginning of object key string");
            }
            String name = in.string();
            if (in.afterBlanks() != ':') {
                throw in.invalid("after object key");
            }
            in.next();
            path.enter(name);
            if (members != null) {
                members.add(path.toString());
            }
            add(object, name, unread == null ? value() : written(name, unread));
            path.leave();
            int end = in.afterBlanks();
            if (end == '}') {
                return leave(object);
            }
            if (end != ',') {
                throw in.invalid("after object key:value pair");
            }
            in.next();
        }
    }

    private JsonNode written(String name, String unread) throws GoJsonException {
        if (in.atBlank()) {
            return OpaqueObject.of(in.opaqueObject());
        }
        boolean stays = unread.equals(name) && in.afterBlanks() == '{';
        return stays ? UnreadObject.of(in.writtenObject()) : value();
    }

    private void add(ObjectNode object, String name, JsonNode value) {
        JsonNode before = object.replace(name, value);
        if (before != null) {
            duplicates.add("duplicate field \"" + path + "\"");
            if (merges && before instanceof ObjectNode first && value instanceof ObjectNode second) {
                object.set(name, merged(first, second));
            }
        }
    }

    private static ObjectNode merged(ObjectNode first, ObjectNode second) {
        second.properties().forEach(member -> {
            JsonNode before = first.get(member.getKey());
            boolean both = before instanceof ObjectNode && member.getValue() instanceof ObjectNode;
            first.set(
                    member.getKey(),
                    both ? merged((ObjectNode) before, (ObjectNode) member.getValue()) : member.getValue());
        });
        return first;
    }

    private ArrayNode array() throws GoJsonException {
        enter();
        ArrayNode array = NODES.arrayNode();
        if (in.afterBlanks() == ']') {
            return leave(array);
        }
        while (true) {
            path.enter(array.size());
            array.add(value());
            path.leave();
            int end = in.afterBlanks();
            if (end == ']') {
                return leave(array);
            }
            if (end != ',') {
                throw in.invalid("after array element");
            }
            in.next();
        }
    }

    private void enter() throws GoJsonException {
        if (++depth > DEEPEST) {
            throw in.invalid("exceeded max depth");
        }
        in.next();
    }

    private <T> T leave(T container) {
        depth--;
        in.next();
        return container;
    }

    private JsonNode number() throws GoJsonException {
        String literal = in.number();
        if (literal.indexOf('.') >= 0 || literal.indexOf('e') >= 0 || literal.indexOf('E') >= 0) {
            return new LiteralNumber(literal);
        }
        if (literal.length() <= LONGEST_LONG) {
            long value = Long.parseLong(literal);
            return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
        }
        BigInteger value = new BigInteger(literal);
        return value.bitLength() < Long.SIZE ? NODES.numberNode(value.longValue()) : new LiteralNumber(literal);
    }

    /** Where the decoder stands, put into words only when needed. */
    private static final class DecodingPath {

        private @Nullable Object[] steps = new Object[16];
        private int length;

        void enter(Object step) {
            if (length == steps.length) {
                steps = java.util.Arrays.copyOf(steps, length * 2);
            }
            steps[length++] = step;
        }

        void leave() {
            steps[--length] = null;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                Object step = steps[i];
                if (step instanceof Integer index) {
                    text.append('[').append(index).append(']');
                } else {
                    text.append(i == 0 ? "" : ".").append(step);
                }
            }
            return text.toString();
        }
    }

    /** The text of bytes that may be broken UTF-8: each byte that belongs to no character becomes U+FFFD. */
    static String utf8(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return text.indexOf(BROKEN) < 0 ? text : BrokenText.decode(bytes, from, to);
    }
}

package io.envtest.internal.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes trees as Go's encoder does: compact, with {@code < > &} escaped; and indents what is written. */
public final class GoJsonWriter {

    /** As deep as Go's decoder reads. */
    private static final int DEEPEST = 10_000;

    private static final byte MARK = ' ';

    /** Loaded with the first number that has a fraction. */
    private static final class Rare {
        static final JsonFactory FACTORY = new JsonFactory();
    }

    private GoJsonWriter() {}

    /** For whom a tree is written. */
    private enum Form {
        ANSWER,
        /** With numbers as they were written. */
        LITERAL,
        /** With opaque objects as they are, each marked by a blank before it, as is a tree that has some. */
        STORED
    }

    /** The compact form, without a line's end. */
    public static byte[] write(JsonNode tree) {
        JsonBuffer out = new JsonBuffer();
        write(tree, out, 0, Form.ANSWER);
        return out.toByteArray();
    }

    /** The compact form, but for opaque objects, with a note on how exact it is. */
    public static Written stored(JsonNode tree) {
        JsonBuffer out = new JsonBuffer();
        write(tree, out, 0, Form.STORED);
        byte[] json = out.toByteArray();
        return new Written(out.opaque() ? marked(json) : json, out.exact());
    }

    private static byte[] marked(byte[] json) {
        byte[] marked = new byte[json.length + 1];
        marked[0] = MARK;
        System.arraycopy(json, 0, marked, 1, json.length);
        return marked;
    }

    /** Whether there are opaque objects in what was written to be stored. */
    public static boolean hasOpaque(byte[] stored) {
        return stored[0] == MARK;
    }

    /** The compact form with numbers as they were written, where that is known. */
    public static byte[] writeLiterally(JsonNode tree) {
        JsonBuffer out = new JsonBuffer();
        write(tree, out, 0, Form.LITERAL);
        return out.toByteArray();
    }

    /** Any JSON without the blanks between its values, and with what Go escapes; all else as it is. */
    public static byte[] compact(byte[] json) {
        return CompactText.of(json);
    }

    /**
     * A tree as bytes.
     *
     * @param json what was written
     * @param exact whether decoding gives an equal tree; not so where numbers are of another type than decoding gives them
     */
    public record Written(byte[] json, boolean exact) {}

    private static void write(JsonNode node, JsonBuffer out, int depth, Form form) {
        if (node instanceof ObjectNode object) {
            byte[] text = object instanceof UnreadObject unread ? unread.text() : null;
            if (object instanceof OpaqueObject opaque) {
                opaque(opaque, out, form);
            } else if (text == null) {
                object(object, out, deeper(depth), form);
            } else {
                out.add(text);
            }
        } else if (node instanceof ArrayNode array) {
            array(array, out, deeper(depth), form);
        } else if (node instanceof TextNode text) {
            out.text(text.textValue());
        } else if (node instanceof IntNode || node instanceof BooleanNode) {
            out.ascii(node.asText());
        } else if (node instanceof LongNode number) {
            out.ascii(number.asText());
            if (number.canConvertToInt()) {
                out.inexact();
            }
        } else if (node instanceof NullNode) {
            out.ascii("null");
        } else if (form == Form.LITERAL && node instanceof LiteralNumber number) {
            out.ascii(number.asText());
        } else if (node instanceof DoubleNode number) {
            out.ascii(GoFloat.json(number.doubleValue()));
            out.inexact();
        } else if (node instanceof ValueNode value) {
            out.add(rare(value));
            out.inexact();
        } else {
            throw new IllegalArgumentException("a tree cannot hold " + node.getNodeType());
        }
    }

    private static void opaque(OpaqueObject object, JsonBuffer out, Form form) {
        if (form == Form.STORED) {
            out.mark((char) MARK);
            out.add(object.text());
        } else {
            out.add(object.compact());
        }
    }

    private static int deeper(int depth) {
        if (depth == DEEPEST) {
            throw new IllegalArgumentException("a tree cannot be deeper than " + DEEPEST);
        }
        return depth + 1;
    }

    private static void object(ObjectNode object, JsonBuffer out, int depth, Form form) {
        char before = '{';
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            out.add(before);
            out.text(member.getKey());
            out.add(':');
            write(member.getValue(), out, depth, form);
            before = ',';
        }
        if (before == '{') {
            out.add(before);
        }
        out.add('}');
    }

    private static void array(ArrayNode array, JsonBuffer out, int depth, Form form) {
        out.add('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.add(',');
            }
            write(array.get(i), out, depth, form);
        }
        out.add(']');
    }

    /** Numbers with a fraction and whatever else knows best how it is written. */
    private static byte[] rare(ValueNode value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = Rare.FACTORY.createGenerator(out)) {
            value.serialize(generator, null);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree cannot be encoded", e);
        }
        return out.toByteArray();
    }

    /** Compact JSON with line breaks and two blanks for each level. */
    public static byte[] indent(byte[] compact) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(compact.length * 2);
        int depth = 0;
        for (int i = 0; i < compact.length; i++) {
            byte c = compact[i];
            switch (c) {
                case '"' -> i = text(compact, i, out);
                case '{', '[' -> {
                    out.write(c);
                    boolean empty = compact[i + 1] == '}' || compact[i + 1] == ']';
                    if (empty) {
                        out.write(compact[++i]);
                    } else {
                        line(out, ++depth);
                    }
                }
                case '}', ']' -> {
                    line(out, --depth);
                    out.write(c);
                }
                case ',' -> {
                    out.write(c);
                    line(out, depth);
                }
                case ':' -> out.writeBytes(new byte[] {':', ' '});
                default -> out.write(c);
            }
        }
        return out.toByteArray();
    }

    /** Copies the text that begins here, and tells where it ends. */
    private static int text(byte[] compact, int start, ByteArrayOutputStream out) {
        int end = start + 1;
        while (compact[end] != '"') {
            end += compact[end] == '\\' ? 2 : 1;
        }
        out.write(compact, start, end + 1 - start);
        return end;
    }

    private static void line(ByteArrayOutputStream out, int depth) {
        out.write('\n');
        out.writeBytes("  ".repeat(depth).getBytes(StandardCharsets.US_ASCII));
    }
}

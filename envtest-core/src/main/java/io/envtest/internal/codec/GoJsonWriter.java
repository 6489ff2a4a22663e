package io.envtest.internal.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes trees as Go's encoder does: compact, with {@code < > &} escaped; and indents what is written. */
public final class GoJsonWriter {

    private static final int DEEPEST = 10_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build()
            .setCharacterEscapes(new GoEscapes());
    private static final int FIRST_SIZE = 2048;

    private GoJsonWriter() {}

    /** The compact form, without a line's end. */
    public static byte[] write(JsonNode tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST_SIZE);
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            write(tree, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree cannot be encoded", e);
        }
        return out.toByteArray();
    }

    private static void write(JsonNode node, JsonGenerator generator) throws IOException {
        if (node instanceof ObjectNode object) {
            generator.writeStartObject();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                generator.writeFieldName(member.getKey());
                write(member.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (node instanceof ArrayNode array) {
            generator.writeStartArray();
            for (JsonNode element : array) {
                write(element, generator);
            }
            generator.writeEndArray();
        } else if (node.isNull()) {
            generator.writeNull();
        } else if (node instanceof ValueNode value) {
            value.serialize(generator, null);
        } else {
            throw new IllegalArgumentException("a tree cannot hold " + node.getNodeType());
        }
    }

    /** Compact JSON with line breaks and two blanks for each level. */
    public static byte[] indent(byte[] compact) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(compact.length * 2);
        int depth = 0;
        boolean text = false;
        for (int i = 0; i < compact.length; i++) {
            byte c = compact[i];
            if (text) {
                out.write(c);
                if (c == '\\') {
                    out.write(compact[++i]);
                }
                text = c != '"';
                continue;
            }
            switch (c) {
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
                default -> {
                    out.write(c);
                    text = c == '"';
                }
            }
        }
        return out.toByteArray();
    }

    private static void line(ByteArrayOutputStream out, int depth) {
        out.write('\n');
        out.writeBytes("  ".repeat(depth).getBytes(StandardCharsets.US_ASCII));
    }

    /** Escapes what Go escapes, in the same digits. */
    private static final class GoEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;
        private static final int CONTROL_END = 0x20;
        private static final SerializableString LINE = new SerializedString("\\u2028");
        private static final SerializableString PARAGRAPH = new SerializedString("\\u2029");

        private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();
        private final SerializableString[] escapes = new SerializableString['>' + 1];

        GoEscapes() {
            for (char c = 0; c <= '>'; c++) {
                boolean unnamed = c < CONTROL_END && ascii[c] == CharacterEscapes.ESCAPE_STANDARD;
                if (unnamed || c == '<' || c == '>' || c == '&') {
                    ascii[c] = CharacterEscapes.ESCAPE_CUSTOM;
                    escapes[c] = new SerializedString(String.format("\\u%04x", (int) c));
                }
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int ch) {
            if (ch < escapes.length) {
                return escapes[ch];
            }
            return switch (ch) {
                case 0x2028 -> LINE;
                case 0x2029 -> PARAGRAPH;
                default -> null;
            };
        }
    }
}

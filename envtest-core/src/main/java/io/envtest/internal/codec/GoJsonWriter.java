package io.envtest.internal.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes trees as Go's encoder does: compact, with {@code < > &} escaped; and indents what is written. */
public final class GoJsonWriter {

    private static final ObjectWriter WRITER =
            new ObjectMapper(new JsonFactory().setCharacterEscapes(new GoEscapes())).writer();

    private GoJsonWriter() {}

    /** The compact form, without a line's end. */
    public static byte[] write(JsonNode tree) {
        try {
            return WRITER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree cannot be encoded", e);
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

package io.envtest.internal.codec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.codec.GoFloat;
import java.math.BigDecimal;
import java.util.Map;

/** Writes scalars in the plainest style that is safe. */
final class ScalarWriter {
    /** Beyond this column a line is broken at the next space. */
    private static final int WIDTH = 80;

    private static final int NEVER = Integer.MAX_VALUE;
    private static final Map<Integer, String> ESCAPES = Map.ofEntries(
            Map.entry(0, "0"),
            Map.entry(7, "a"),
            Map.entry(8, "b"),
            Map.entry(9, "t"),
            Map.entry(10, "n"),
            Map.entry(11, "v"),
            Map.entry(12, "f"),
            Map.entry(13, "r"),
            Map.entry(27, "e"),
            Map.entry((int) '"', "\""),
            Map.entry((int) '\\', "\\"),
            Map.entry(0x85, "N"),
            Map.entry(0xA0, "_"),
            Map.entry(0x2028, "L"),
            Map.entry(0x2029, "P"));

    private static final BigDecimal MOST = new BigDecimal("18446744073709551615");
    private static final BigDecimal LEAST = new BigDecimal(Long.MIN_VALUE);

    private final PrintedLines out;

    ScalarWriter(PrintedLines out) {
        this.out = out;
    }

    /** Writes a value that is no list or map; further lines of it are indented by so much. */
    void value(JsonNode node, int indent) {
        if (node.isTextual()) {
            text(node.textValue(), indent);
        } else {
            out.add(node.isFloatingPointNumber() ? number(node.doubleValue()) : node.asText());
        }
    }

    /** A number that JSON shows without a fraction is read from there as a whole one, as far as 64 bits go. */
    private static String number(double value) {
        BigDecimal exact = new BigDecimal(GoFloat.shortest(value));
        boolean whole = exact.stripTrailingZeros().scale() <= 0
                && exact.signum() != 0
                && exact.compareTo(MOST) <= 0
                && exact.compareTo(LEAST) >= 0;
        return whole ? exact.toBigInteger().toString() : GoFloat.shortest(value);
    }

    /** Writes a text; further lines of it are indented by so much. */
    void text(String text, int indent) {
        TextTraits traits = TextTraits.of(text);
        if (text.indexOf('\n') >= 0 && traits.literal()) {
            literal(text, indent);
        } else {
            inline(text, traits, indent, WIDTH);
        }
    }

    /** Writes a key of one line. */
    void simpleKey(String key) {
        inline(key, TextTraits.of(key), 0, NEVER);
    }

    private void inline(String text, TextTraits traits, int indent, int width) {
        if (text.indexOf('\n') >= 0 || !PlainText.isText(text) || !traits.singleQuoted()) {
            doubleQuoted(text, indent, width);
        } else if (traits.plain()) {
            plain(text, indent, width);
        } else {
            singleQuoted(text, indent, width);
        }
    }

    private void plain(String text, int indent, int width) {
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (breaksAt(points, i, width) && points[i + 1] != ' ') {
                out.continueAt(indent);
            } else {
                out.add(points[i]);
            }
        }
    }

    private void singleQuoted(String text, int indent, int width) {
        int[] points = text.codePoints().toArray();
        boolean afterBreak = false;
        out.add("'");
        for (int i = 0; i < points.length; i++) {
            int c = points[i];
            if (TextTraits.isBreak(c)) {
                out.addBreak(c);
                afterBreak = true;
                continue;
            }
            if (afterBreak) {
                out.indent(indent);
                afterBreak = false;
            }
            if (breaksAt(points, i, width) && points[i + 1] != ' ') {
                out.continueAt(indent);
            } else {
                out.add(c == '\'' ? "''" : Character.toString(c));
            }
        }
        out.add("'");
    }

    private void doubleQuoted(String text, int indent, int width) {
        int[] points = text.codePoints().toArray();
        out.add("\"");
        for (int i = 0; i < points.length; i++) {
            int c = points[i];
            if (breaksAt(points, i, width)) {
                out.continueAt(indent);
                out.add(points[i + 1] == ' ' ? "\\" : "");
            } else if (!TextTraits.isPrintable(c) || TextTraits.isBreak(c) || c == '"' || c == '\\') {
                out.add(escape(c));
            } else {
                out.add(c);
            }
        }
        out.add("\"");
    }

    /** Whether a space is where the line should end: not at an edge of the text, and not behind another space. */
    private boolean breaksAt(int[] points, int i, int width) {
        return points[i] == ' ' && i > 0 && i < points.length - 1 && points[i - 1] != ' ' && out.column() > width;
    }

    private static String escape(int c) {
        String known = ESCAPES.get(c);
        if (known != null) {
            return "\\" + known;
        }
        if (c <= 0xFF) {
            return String.format("\\x%02X", c);
        }
        return c <= 0xFFFF ? String.format("\\u%04X", c) : String.format("\\U%08X", c);
    }

    private void literal(String text, int indent) {
        boolean hint = text.charAt(0) == ' ' || TextTraits.isBreak(text.charAt(0));
        out.add("|" + (hint ? PrintedLines.STEP : "") + chomping(text));
        out.endLine();
        boolean lineStart = true;
        for (int c : text.codePoints().toArray()) {
            if (TextTraits.isBreak(c)) {
                out.addBreak(c);
                lineStart = true;
            } else {
                if (lineStart) {
                    out.indent(indent);
                }
                out.add(c);
                lineStart = false;
            }
        }
    }

    /** What becomes of the breaks at the end: none there, one that is kept, or all kept. */
    private static String chomping(String text) {
        int length = text.length();
        if (!TextTraits.isBreak(text.charAt(length - 1))) {
            return "-";
        }
        return length == 1 || TextTraits.isBreak(text.charAt(length - 2)) ? "+" : "";
    }
}

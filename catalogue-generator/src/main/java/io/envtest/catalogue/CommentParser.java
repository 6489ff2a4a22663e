package io.envtest.catalogue;

import java.util.Map;
import java.util.TreeMap;

/** Splits the comment of a Go field or type into documentation and markers ({@code +listType=map}). */
final class CommentParser {
    private CommentParser() {}

    static ProtoMessage.Comment parse(String block) {
        StringBuilder text = new StringBuilder();
        Map<String, String> markers = new TreeMap<>();
        boolean ended = false;
        for (String raw : SourceText.unescapeHtml(block).split("\n", -1)) {
            String line = raw.strip().startsWith("*") ? raw.strip().substring(1) : raw;
            line = line.startsWith(" ") ? line.substring(1) : line;
            String bare = line.strip();
            ended |= bare.equals("---");
            if (bare.startsWith("+")) {
                marker(bare.substring(1), markers);
            } else if (!ended && !bare.startsWith("TODO")) {
                append(text, line.stripTrailing());
            }
        }
        return new ProtoMessage.Comment(text.toString().strip(), markers);
    }

    /** Joins lines as the published documentation does: indented ones stand alone, others flow, empty ones part paragraphs. */
    private static void append(StringBuilder text, String line) {
        if (line.isEmpty()) {
            dropLast(text);
            text.append("\n\n");
        } else if (line.startsWith(" ") || line.startsWith("\t")) {
            dropLast(text);
            text.append('\n').append(line).append('\n');
        } else {
            text.append(line).append(' ');
        }
    }

    /** Drops the space or line break that the line before has left. */
    private static void dropLast(StringBuilder text) {
        if (!text.isEmpty()) {
            text.setLength(text.length() - 1);
        }
    }

    private static void marker(String marker, Map<String, String> markers) {
        int split = split(marker);
        String name = split < 0 ? marker : marker.substring(0, split);
        String value = split < 0 ? "" : marker.substring(split + 1);
        markers.merge(name, value, (first, second) -> first.equals(second) ? first : first + "\n" + second);
    }

    /** The place of the first equals sign outside of parentheses. */
    private static int split(String marker) {
        int depth = 0;
        for (int i = 0; i < marker.length(); i++) {
            char c = marker.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == '=' && depth <= 0) {
                return i;
            }
        }
        return -1;
    }
}

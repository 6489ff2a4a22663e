package io.envtest.internal.codec.yaml;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Escapes in double quotes that the parser takes and the real server does not. */
final class Escapes {

    private Escapes() {}

    /** Refuses escapes that name half a character. */
    static void check(ScalarEvent scalar, int[] document) throws MalformedYamlException {
        if (scalar.getScalarStyle() != ScalarStyle.DOUBLE_QUOTED || !hasSurrogates(scalar.getValue())) {
            return;
        }
        int end = Math.min(scalar.getEndMark().getIndex(), document.length);
        int line = scalar.getStartMark().getLine();
        for (int at = scalar.getStartMark().getIndex(); at < end - 3; at++) {
            if (document[at] == '\n') {
                line++;
            }
            if (document[at] == '\\') {
                boolean half = document[++at] == 'u'
                        && Character.toLowerCase(document[at + 1]) == 'd'
                        && Character.digit(document[at + 2], 16) >= 8;
                if (half) {
                    throw new MalformedYamlException("yaml: " + (line == 0 ? "" : "line " + (line + 1) + ": ")
                            + "found invalid Unicode character escape code");
                }
            }
        }
    }

    private static boolean hasSurrogates(String text) {
        return text.chars().anyMatch(unit -> Character.isSurrogate((char) unit));
    }
}

package io.envtest.internal.codec.yaml;

/**
 * In which styles a text can be written, by the characters in it.
 *
 * @param plain without quotes, in a block
 * @param singleQuoted in single quotes
 * @param literal as a block of lines
 * @param multiline whether it has line breaks
 */
record TextTraits(boolean plain, boolean singleQuoted, boolean literal, boolean multiline) {
    private static final String INDICATORS = "#,[]{}&*!|>'\"%@`";
    private static final int SURROGATES_START = 0xD800;
    private static final int PRIVATE_START = 0xE000;

    static TextTraits of(String text) {
        return new Scan(text).traits();
    }

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Whether a character may stand in a document as it is. */
    static boolean isPrintable(int c) {
        return c == '\n'
                || c >= ' ' && c <= '~'
                || c >= 0xA0 && c < SURROGATES_START
                || c >= PRIVATE_START && c < 0xFFFE && c != 0xFEFF;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == 0 || isBreak(c);
    }

    /** One look at all characters. */
    private static final class Scan {
        private final int[] points;
        private boolean indicator;
        private boolean special;
        private boolean breaks;
        private boolean breakThenSpace;
        private boolean spaceThenBreak;

        Scan(String text) {
            points = text.codePoints().toArray();
            indicator = text.startsWith("---") || text.startsWith("...");
            for (int i = 0; i < points.length; i++) {
                look(i);
            }
        }

        TextTraits traits() {
            int first = points.length == 0 ? 0 : points[0];
            int last = points.length == 0 ? 0 : points[points.length - 1];
            boolean edges = first == ' ' || last == ' ' || isBreak(first) || isBreak(last);
            boolean any = !spaceThenBreak && !special;
            return new TextTraits(
                    any && !edges && !breakThenSpace && !indicator && !breaks,
                    any && !breakThenSpace,
                    any && last != ' ',
                    breaks);
        }

        private void look(int i) {
            int c = points[i];
            int before = i == 0 ? 0 : points[i - 1];
            int after = i + 1 == points.length ? 0 : points[i + 1];
            indicator |= i == 0 ? opens(c, after) : interrupts(c, before, after);
            special |= !isPrintable(c);
            breaks |= isBreak(c);
            breakThenSpace |= c == ' ' && i > 0 && isBreak(before);
            spaceThenBreak |= isBreak(c) && before == ' ';
        }

        private static boolean opens(int c, int after) {
            return INDICATORS.indexOf(c) >= 0 || (c == '?' || c == ':' || c == '-') && isBlank(after);
        }

        private static boolean interrupts(int c, int before, int after) {
            return c == ':' && isBlank(after) || c == '#' && isBlank(before);
        }
    }
}

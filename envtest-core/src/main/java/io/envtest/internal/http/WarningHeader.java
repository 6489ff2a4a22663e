package io.envtest.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Warnings as header values.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7234#section-5.5">Warning</a>
 */
final class WarningHeader {

    private static final int MOST_CHARACTERS = 4096;
    private static final int MOST_WHEN_CUT = 256;

    private WarningHeader() {}

    /**
     * A value for each warning but those with control characters, which a header cannot carry. If all together are too
     * long, each is cut, and what still does not fit is left out.
     */
    static List<String> values(List<String> all) {
        List<String> warnings = all.stream()
                .filter(text -> text.chars().noneMatch(Character::isISOControl))
                .toList();
        boolean cut = warnings.stream().mapToInt(String::length).sum() > MOST_CHARACTERS;
        List<String> values = new ArrayList<>(warnings.size());
        int used = 0;
        for (String warning : warnings) {
            String text = cut && warning.length() > MOST_WHEN_CUT ? warning.substring(0, MOST_WHEN_CUT) : warning;
            used += text.length();
            if (used > MOST_CHARACTERS) {
                break;
            }
            values.add("299 - \"" + quoted(text) + "\"");
        }
        return values;
    }

    /** Header values travel as bytes. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }
}

package io.envtest.internal.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The beginning of a body, as messages show it. */
final class BodySummary {

    private static final int LONGEST = 30;

    private BodySummary() {}

    static String of(byte[] content) {
        if (content.length == 0) {
            return "<empty>";
        }
        int length = Math.min(content.length, LONGEST);
        String shown = content[0] == '{'
                ? new String(content, 0, length, StandardCharsets.UTF_8)
                : HexFormat.of().formatHex(content, 0, length);
        return content.length > LONGEST ? shown + " ..." : shown;
    }
}

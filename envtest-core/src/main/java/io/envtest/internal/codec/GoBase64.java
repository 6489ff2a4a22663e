package io.envtest.internal.codec;

import java.util.Base64;
import java.util.Optional;

/** Standard base64 as Go decodes it: line breaks are skipped, padding is required, the first bad byte is told. */
public final class GoBase64 {

    private GoBase64() {}

    /** The canonical text of the same bytes, empty if the text is no base64. */
    public static Optional<String> canonical(String text) {
        String clean = text.replace("\r", "").replace("\n", "");
        if (badByte(text) >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Base64.getEncoder().encodeToString(Base64.getDecoder().decode(clean)));
        } catch (IllegalArgumentException e) {
            return Optional.of(clean);
        }
    }

    /** Position of the first byte that cannot stand there, -1 if all is well. */
    public static int badByte(String text) {
        int inQuantum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n') {
                continue;
            }
            if (c == '=') {
                return padding(text, i, inQuantum);
            }
            if (!isAlphabet(c)) {
                return i;
            }
            inQuantum = (inQuantum + 1) % 4;
        }
        return inQuantum == 0 ? -1 : text.length() - inQuantum;
    }

    private static int padding(String text, int first, int inQuantum) {
        if (inQuantum < 2) {
            return first;
        }
        int at = skipBreaks(text, first + 1);
        if (inQuantum == 2) {
            if (at == text.length()) {
                return text.length();
            }
            if (text.charAt(at) != '=') {
                return at - 1;
            }
            at = skipBreaks(text, at + 1);
        }
        return at < text.length() ? at : -1;
    }

    private static int skipBreaks(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == '\r' || text.charAt(at) == '\n')) {
            at++;
        }
        return at;
    }

    private static boolean isAlphabet(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/';
    }
}

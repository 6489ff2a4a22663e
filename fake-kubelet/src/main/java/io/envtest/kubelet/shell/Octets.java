package io.envtest.kubelet.shell;

import java.nio.charset.StandardCharsets;

/** Text as programs see it: bytes, here one character for each, so that what is no text goes through unharmed. */
public final class Octets {

    private Octets() {}

    /** The bytes of a text, in UTF-8. */
    public static String of(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The text that bytes in UTF-8 are. */
    public static String text(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}

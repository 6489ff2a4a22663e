package io.envtest.internal.pki;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PEM: base64 between lines that name its type. */
public final class Pem {

    private static final Pattern BLOCK = Pattern.compile(
            "(?m)^-----BEGIN ([^-]*)-----[ \\t\\r]*\\n((?:[^:\\n]+:[^\\n]*\\n)*)([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    /**
     * One block.
     *
     * @param type for example {@code CERTIFICATE}
     * @param headers lines of names and values above what it holds; rarely any
     * @param content what it holds
     */
    public record Block(String type, String headers, byte[] content) {}

    /** The bytes as a block, with a line break at its end. */
    public static String encode(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n" + LINES.encodeToString(content) + "\n-----END " + type + "-----\n";
    }

    /** The blocks of a text in order; what stands between them is skipped, broken blocks too. */
    public static List<Block> decode(String text) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            try {
                blocks.add(new Block(
                        matcher.group(1),
                        matcher.group(2),
                        Base64.getMimeDecoder().decode(matcher.group(3))));
            } catch (IllegalArgumentException e) {
                // A block with broken base64 counts as text between blocks, as it does for other PEM readers.
                continue;
            }
        }
        return blocks;
    }
}

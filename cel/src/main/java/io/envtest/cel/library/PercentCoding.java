package io.envtest.cel.library;

import io.envtest.internal.field.GoQuote;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Escapes in URLs. */
final class PercentCoding {

    private static final String UNRESERVED = "-_.~";
    private static final String PLAIN_IN_PATH = "$&+,/:;=@";
    private static final String VALID_IN_PATH = "!$&'()*+,;=:@[]%/";
    private static final String PLAIN_IN_HOST = "!$&'()*+,;=:[]<>\"";

    private PercentCoding() {}

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0;
    }

    /** The text without its escapes; in a host only escapes of characters that are not ASCII are allowed. */
    static String decode(String text, boolean host) throws UrlException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            if (c == '%') {
                out.write(escape(bytes, i, host));
                i += 2;
            } else if (host && c < 0x80 && !isUnreserved(c) && PLAIN_IN_HOST.indexOf(c) < 0) {
                throw new UrlException(
                        "invalid character " + GoQuote.quote(String.valueOf((char) c)) + " in host name");
            } else {
                out.write(c);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int escape(byte[] bytes, int at, boolean host) throws UrlException {
        int high = at + 2 < bytes.length ? Character.digit(bytes[at + 1], 16) : -1;
        int low = at + 2 < bytes.length ? Character.digit(bytes[at + 2], 16) : -1;
        boolean ascii = high < 8 && !(high == 2 && low == 5);
        if (high < 0 || low < 0 || (host && ascii)) {
            int end = Math.min(bytes.length, at + 3);
            String shown = new String(bytes, at, end - at, StandardCharsets.UTF_8);
            throw new UrlException("invalid URL escape " + GoQuote.quote(shown));
        }
        return high * 16 + low;
    }

    /** A path as it is, if it is escaped well enough, or escaped. */
    static String encodePath(String path) throws UrlException {
        String decoded = decode(path, false);
        return isValidPath(path) ? path : encode(decoded);
    }

    private static boolean isValidPath(String path) {
        return path.chars().allMatch(c -> isUnreserved(c) || VALID_IN_PATH.indexOf(c) >= 0);
    }

    private static String encode(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            if (isUnreserved(c) || PLAIN_IN_PATH.indexOf(c) >= 0) {
                out.append((char) c);
            } else {
                out.append('%').append(String.format(Locale.ROOT, "%02X", c));
            }
        }
        return out.toString();
    }
}

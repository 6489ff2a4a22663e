package io.envtest.cel.syntax;

import io.envtest.cel.value.Bytes;
import io.envtest.cel.value.UInt;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads literals. */
final class Literals {

    private Literals() {}

    static Object parseInt(String text) throws LiteralException {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        boolean hex = digits.toLowerCase(Locale.ROOT).startsWith("0x");
        try {
            return Long.parseLong((negative ? "-" : "") + (hex ? digits.substring(2) : digits), hex ? 16 : 10);
        } catch (NumberFormatException invalid) {
            throw new LiteralException("invalid int literal");
        }
    }

    static Object parseUInt(String text) throws LiteralException {
        String digits = text.substring(0, text.length() - 1);
        boolean hex = digits.toLowerCase(Locale.ROOT).startsWith("0x");
        try {
            return new UInt(Long.parseUnsignedLong(hex ? digits.substring(2) : digits, hex ? 16 : 10));
        } catch (NumberFormatException invalid) {
            throw new LiteralException("invalid uint literal");
        }
    }

    static Object parseDouble(String text) throws LiteralException {
        double number = Double.parseDouble(text);
        if (Double.isInfinite(number)) {
            throw new LiteralException("invalid double literal");
        }
        return number;
    }

    /** A string with its quotes and, where it has one, its prefix r. */
    static String parseString(String text) throws LiteralException {
        StringBuilder out = new StringBuilder();
        unescape(text, false, out::appendCodePoint);
        return out.toString();
    }

    /** Bytes with their prefix b, their quotes and, where they have one, their prefix r. */
    static Bytes parseBytes(String text) throws LiteralException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        unescape(text.substring(1), true, out::write);
        return new Bytes(out.toByteArray());
    }

    private interface Sink {
        void put(int codePointOrByte);
    }

    private static void unescape(String text, boolean bytes, Sink out) throws LiteralException {
        boolean raw = text.startsWith("r") || text.startsWith("R");
        String quoted = (raw ? text.substring(1) : text).replace("\r\n", "\n").replace('\r', '\n');
        int quote = quoted.startsWith("\"\"\"") || quoted.startsWith("'''") ? 3 : 1;
        Unescaper unescaper = new Unescaper(quoted.substring(quote, quoted.length() - quote), bytes);
        while (unescaper.hasNext()) {
            int code = raw ? unescaper.plain() : unescaper.next();
            if (bytes && !unescaper.lastWasByte()) {
                for (byte part : new String(Character.toChars(code)).getBytes(StandardCharsets.UTF_8)) {
                    out.put(part & 0xff);
                }
            } else {
                out.put(code);
            }
        }
    }
}

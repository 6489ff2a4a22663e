package io.envtest.internal.pki;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads ASN.1 values in DER one after the other. Not thread-safe. Malformed input throws {@link MalformedDerException}. */
final class DerReader {

    private static final int MAX_LENGTH_BYTES = 4;

    private static final int NUMBER = 0x1f;
    private static final String NO_PARAMETERS = "{optional:false explicit:false application:false private:false"
            + " defaultValue:<nil> tag:<nil> stringType:0 timeType:0 set:false omitEmpty:false}";

    private final byte[] bytes;
    private final int start;
    private final int end;
    private int position;

    DerReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private DerReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.position = start;
        this.end = end;
    }

    boolean atEnd() {
        return position >= end;
    }

    /** Tag of the next value, -1 at the end. */
    int peek() {
        return atEnd() ? -1 : bytes[position] & 0xff;
    }

    /** Enters the next value, which must have the tag, and moves behind it. */
    DerReader enter(int tag) {
        return enter(tag, "");
    }

    /** Enters the next value, which must have the tag; a refusal calls it by this name. */
    DerReader enter(int tag, String name) {
        int length = header(tag, name);
        DerReader inside = new DerReader(bytes, position, position + length);
        position += length;
        return inside;
    }

    /** Content of the next value, which must have the tag. */
    byte[] content(int tag) {
        int length = header(tag, "");
        byte[] content = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return content;
    }

    /** The next value whole, with tag and length. */
    byte[] whole() {
        return whole(peek(), "");
    }

    /** The next value whole, which must have the tag; a refusal calls it by this name. */
    byte[] whole(int tag, String name) {
        int first = position;
        int length = header(tag, name);
        position += length;
        return Arrays.copyOfRange(bytes, first, position);
    }

    /** Skips the next value if it has the tag. */
    void skipOptional(int tag) {
        if (peek() == tag) {
            whole();
        }
    }

    BigInteger integer() {
        byte[] content = content(Der.INTEGER);
        if (content.length == 0) {
            throw new MalformedDerException("empty integer");
        }
        return new BigInteger(content);
    }

    /** A BIT STRING of whole bytes. */
    byte[] bits() {
        byte[] content = content(Der.BIT_STRING);
        if (content.length == 0 || content[0] != 0) {
            throw new MalformedDerException("bit string of broken bytes");
        }
        return Arrays.copyOfRange(content, 1, content.length);
    }

    /** Any of the character strings. */
    String text() {
        return new String(content(peek()), StandardCharsets.UTF_8);
    }

    /** An OBJECT IDENTIFIER in its dotted form. */
    String oid() {
        byte[] content = content(Der.OBJECT_IDENTIFIER);
        StringBuilder out = new StringBuilder();
        long arc = 0;
        for (byte b : content) {
            arc = (arc << 7) | (b & 0x7f);
            if ((b & 0x80) == 0) {
                append(out, arc);
                arc = 0;
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, long arc) {
        if (out.isEmpty()) {
            long first = Math.min(arc / 40, 2);
            out.append(first).append('.').append(arc - first * 40);
        } else {
            out.append('.').append(arc);
        }
    }

    private int header(int tag, String name) {
        if (atEnd()) {
            throw syntax("sequence truncated");
        }
        int found = next();
        if ((found & NUMBER) == NUMBER) {
            throw syntax("truncated base 128 integer");
        }
        int length = length();
        if (found != tag) {
            throw new MalformedDerException("asn1: structure error: tags don't match (" + (tag & NUMBER) + " vs {class:"
                    + (found >> 6) + " tag:" + (found & NUMBER) + " length:" + length + " isCompound:"
                    + ((found & 0x20) != 0) + "}) " + NO_PARAMETERS + " " + name + " @" + (position - start));
        }
        if (length < 0 || length > end - position) {
            throw syntax("data truncated");
        }
        return length;
    }

    private int length() {
        int first = next();
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7f;
        if (count == 0) {
            throw syntax("indefinite length found (not DER)");
        }
        if (count > MAX_LENGTH_BYTES) {
            throw new MalformedDerException("asn1: structure error: length too large");
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << 8) | next();
        }
        return length;
    }

    private int next() {
        if (atEnd()) {
            throw syntax("truncated tag or length");
        }
        return bytes[position++] & 0xff;
    }

    private static MalformedDerException syntax(String what) {
        return new MalformedDerException("asn1: syntax error: " + what);
    }
}

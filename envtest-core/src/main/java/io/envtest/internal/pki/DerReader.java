package io.envtest.internal.pki;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads ASN.1 values in DER one after the other. Not thread-safe. Malformed input throws {@link MalformedDerException}. */
final class DerReader {

    private static final int MAX_LENGTH_BYTES = 4;

    private final byte[] bytes;
    private final int end;
    private int position;

    DerReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private DerReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
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
        int length = header(tag);
        DerReader inside = new DerReader(bytes, position, position + length);
        position += length;
        return inside;
    }

    /** Content of the next value, which must have the tag. */
    byte[] content(int tag) {
        int length = header(tag);
        byte[] content = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return content;
    }

    /** The next value whole, with tag and length. */
    byte[] whole() {
        int start = position;
        int length = header(peek());
        position += length;
        return Arrays.copyOfRange(bytes, start, position);
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

    private int header(int tag) {
        if (atEnd() || (bytes[position] & 0xff) != tag) {
            throw new MalformedDerException("expected tag " + tag + " at " + position);
        }
        position++;
        int length = length();
        if (length < 0 || length > end - position) {
            throw new MalformedDerException("truncated value at " + position);
        }
        return length;
    }

    private int length() {
        int first = next();
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7f;
        if (count == 0 || count > MAX_LENGTH_BYTES) {
            throw new MalformedDerException("unusable length at " + position);
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << 8) | next();
        }
        return length;
    }

    private int next() {
        if (atEnd()) {
            throw new MalformedDerException("truncated at " + position);
        }
        return bytes[position++] & 0xff;
    }
}

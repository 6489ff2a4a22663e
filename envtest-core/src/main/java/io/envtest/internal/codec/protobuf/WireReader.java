package io.envtest.internal.codec.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads fields of a message one after the other. */
final class WireReader {
    private static final String UNEXPECTED_END = "unexpected EOF";
    private static final int LARGEST_NUMBER = (1 << 29) - 1;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int wireType;

    WireReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private WireReader(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    /** Reads a tag and gives the number of its field. */
    int number() throws MalformedProtobufException {
        long tag = varint();
        wireType = (int) (tag & 7);
        long number = tag >>> 3;
        if (number == 0 || number > LARGEST_NUMBER || wireType > WireType.FIXED32) {
            throw new MalformedProtobufException("proto: illegal tag " + number + " (wire type " + wireType + ")");
        }
        return (int) number;
    }

    private long varint() throws MalformedProtobufException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= end) {
                throw new MalformedProtobufException(UNEXPECTED_END);
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedProtobufException("proto: integer overflow");
    }

    /** A number after a tag. */
    long number(String field) throws MalformedProtobufException {
        expect(WireType.VARINT, field);
        return varint();
    }

    double doubleValue(String field) throws MalformedProtobufException {
        expect(WireType.FIXED64, field);
        need(Long.BYTES);
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits |= (bytes[at++] & 0xFFL) << (8 * i);
        }
        return Double.longBitsToDouble(bits);
    }

    String text(String field) throws MalformedProtobufException {
        int length = length(field);
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    byte[] bytes(String field) throws MalformedProtobufException {
        int length = length(field);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    /** The message after a tag, to be read by itself. */
    WireReader message(String field) throws MalformedProtobufException {
        int length = length(field);
        at += length;
        return new WireReader(bytes, at - length, at);
    }

    /** Passes over a value nobody asks for. */
    void skip() throws MalformedProtobufException {
        int depth = 0;
        do {
            switch (wireType) {
                case WireType.VARINT -> varint();
                case WireType.FIXED64 -> advance(Long.BYTES);
                case WireType.FIXED32 -> advance(Integer.BYTES);
                case WireType.LENGTH_DELIMITED -> advance(length("unknown"));
                case WireType.START_GROUP -> depth++;
                default -> depth--;
            }
            if (depth < 0) {
                throw new MalformedProtobufException("proto: unexpected end of group");
            }
            if (depth > 0) {
                number();
            }
        } while (depth > 0);
    }

    private int length(String field) throws MalformedProtobufException {
        expect(WireType.LENGTH_DELIMITED, field);
        long length = varint();
        if (length < 0) {
            throw new MalformedProtobufException("proto: negative length found during unmarshaling");
        }
        need(length);
        return (int) length;
    }

    private void advance(int count) throws MalformedProtobufException {
        need(count);
        at += count;
    }

    private void need(long count) throws MalformedProtobufException {
        if (count > end - at) {
            throw new MalformedProtobufException(UNEXPECTED_END);
        }
    }

    private void expect(int expected, String field) throws MalformedProtobufException {
        if (wireType != expected) {
            throw new MalformedProtobufException("proto: wrong wireType = " + wireType + " for field " + field);
        }
    }
}

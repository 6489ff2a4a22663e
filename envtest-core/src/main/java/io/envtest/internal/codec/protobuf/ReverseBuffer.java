package io.envtest.internal.codec.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer that is written from its end to its start, so that the length of a message is known when its prefix is
 * written. The last field of a message therefore comes first, and a value before its tag.
 */
public final class ReverseBuffer {
    private static final int FIRST_SIZE = 512;
    private static final int LONGEST_VARINT = 10;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int start = FIRST_SIZE;

    /** How many bytes were written. */
    public int size() {
        return bytes.length - start;
    }

    /** What was written, in the order of the wire. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(bytes, start, bytes.length);
    }

    /** Writes bytes as they are. */
    public void raw(byte[] value) {
        reserve(value.length);
        start -= value.length;
        System.arraycopy(value, 0, bytes, start, value.length);
    }

    /** Writes a number of seven bits a byte. */
    private void varint(long value) {
        reserve(LONGEST_VARINT);
        start -= varintSize(value);
        int at = start;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[at++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[at] = (byte) rest;
    }

    /** Writes a field with a number. */
    public void varintField(int number, long value) {
        varint(value);
        tag(number, WireType.VARINT);
    }

    /** Writes a field with bytes. */
    public void bytesField(int number, byte[] value) {
        raw(value);
        varint(value.length);
        tag(number, WireType.LENGTH_DELIMITED);
    }

    /** Writes a field with a text. */
    public void textField(int number, String value) {
        bytesField(number, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a field with a float of 64 bits. */
    public void doubleField(int number, double value) {
        long bits = Double.doubleToRawLongBits(value);
        reserve(Long.BYTES);
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            bytes[--start] = (byte) (bits >>> (8 * i));
        }
        tag(number, WireType.FIXED64);
    }

    /**
     * Writes what comes before a message that has been written since.
     *
     * @param number of the field
     * @param sizeBefore {@link #size()} before the message
     */
    public void messageField(int number, int sizeBefore) {
        varint(size() - sizeBefore);
        tag(number, WireType.LENGTH_DELIMITED);
    }

    private void tag(int number, int wireType) {
        varint((long) number << 3 | wireType);
    }

    private static int varintSize(long value) {
        return (Long.SIZE - Long.numberOfLeadingZeros(value | 1) + 6) / 7;
    }

    private void reserve(int count) {
        if (start < count) {
            int size = size();
            byte[] larger = new byte[Math.max(bytes.length * 2, size + count)];
            System.arraycopy(bytes, start, larger, larger.length - size, size);
            start = larger.length - size;
            bytes = larger;
        }
    }
}

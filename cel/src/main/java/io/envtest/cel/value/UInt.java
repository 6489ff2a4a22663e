package io.envtest.cel.value;

/**
 * An unsigned integer of 64 bits.
 *
 * @param bits the same bits read as a signed number
 */
public record UInt(long bits) implements Comparable<UInt> {

    @Override
    public int compareTo(UInt other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    /** The value as a double, rounded. */
    public double toDouble() {
        double low = bits & Long.MAX_VALUE;
        return bits >= 0 ? low : low + 0x1p63;
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}

package io.envtest.internal.meta;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An IPv4 or IPv6 address. Parsing never looks anything up. Immutable. */
public final class IpAddress {

    private final byte[] bytes;
    private final boolean leadingZeros;
    private final boolean mapped;

    private IpAddress(byte[] bytes, boolean leadingZeros, boolean mapped) {
        this.bytes = bytes;
        this.leadingZeros = leadingZeros;
        this.mapped = mapped;
    }

    /** Reads an address; leading zeros of IPv4 parts are taken as decimal and remembered. */
    public static Optional<IpAddress> parse(String text) {
        return Optional.ofNullable(text.indexOf(':') >= 0 ? parseV6(text) : parseV4(text));
    }

    /** The address of this number, of the size of {@code like}. */
    public static IpAddress of(BigInteger value, boolean v4) {
        byte[] bytes = new byte[v4 ? 4 : 16];
        byte[] magnitude = value.toByteArray();
        int length = Math.min(magnitude.length, bytes.length);
        System.arraycopy(magnitude, magnitude.length - length, bytes, bytes.length - length, length);
        return new IpAddress(bytes, false, false);
    }

    /** Whether it is IPv4 (also one written as IPv4-mapped IPv6). */
    public boolean isV4() {
        return bytes.length == 4;
    }

    /** Whether it was written with zeros in front of an IPv4 part. */
    public boolean hasLeadingZeros() {
        return leadingZeros;
    }

    /** Whether it was written as an IPv4-mapped IPv6 address. */
    public boolean isMapped() {
        return mapped;
    }

    /** Number of bits of such an address. */
    public int bits() {
        return bytes.length * 8;
    }

    /** The address as a number. */
    public BigInteger toNumber() {
        return new BigInteger(1, bytes);
    }

    /** 0.0.0.0 or ::. */
    public boolean isUnspecified() {
        return toNumber().signum() == 0;
    }

    /** 127.0.0.0/8 or ::1. */
    public boolean isLoopback() {
        return isV4() ? bytes[0] == 127 : toNumber().equals(BigInteger.ONE);
    }

    /** 169.254.0.0/16 or fe80::/10. */
    public boolean isLinkLocalUnicast() {
        return isV4()
                ? (bytes[0] & 0xff) == 169 && (bytes[1] & 0xff) == 254
                : (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xc0) == 0x80;
    }

    /** 224.0.0.0/24 or ff02::/16 (link-local scope). */
    public boolean isLinkLocalMulticast() {
        return isV4()
                ? (bytes[0] & 0xff) == 224 && bytes[1] == 0 && bytes[2] == 0
                : (bytes[0] & 0xff) == 0xff && (bytes[1] & 0x0f) == 2;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress address && Arrays.equals(address.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The canonical text (RFC 5952 for IPv6). */
    @Override
    public String toString() {
        return isV4() ? textV4() : textV6();
    }

    private String textV4() {
        return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
    }

    private String textV6() {
        int[] words = new int[8];
        for (int i = 0; i < 8; i++) {
            words[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
        }
        int[] gap = longestZeros(words);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == gap[0] && gap[1] > 1) {
                out.append("::");
                i += gap[1] - 1;
            } else {
                out.append(out.isEmpty() || out.charAt(out.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(words[i]));
            }
        }
        return out.toString();
    }

    private static int[] longestZeros(int[] words) {
        int[] best = {-1, 0};
        int start = 0;
        for (int i = 0; i < words.length; i++) {
            if (words[i] != 0) {
                start = i + 1;
            } else if (i + 1 - start > best[1]) {
                best = new int[] {start, i + 1 - start};
            }
        }
        return best;
    }

    private static @Nullable IpAddress parseV4(String text) {
        byte[] bytes = new byte[4];
        boolean zeros = false;
        int start = 0;
        for (int i = 0; i < 4; i++) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            int value = decimal(text, start, end);
            if (value < 0 || i < 3 == dot < 0) {
                return null;
            }
            zeros |= end - start > 1 && text.charAt(start) == '0';
            bytes[i] = (byte) value;
            start = end + 1;
        }
        return new IpAddress(bytes, zeros, false);
    }

    /** A number up to 255 in decimal digits, -1 if it is none. */
    private static int decimal(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            value = value * 10 + digit;
            if (digit < 0 || digit > 9 || value > 255) {
                return -1;
            }
        }
        return from == to ? -1 : value;
    }

    private static @Nullable IpAddress parseV6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        List<Integer> head = words(gap < 0 ? text : text.substring(0, gap), gap < 0);
        List<Integer> tail = gap < 0 ? List.of() : words(text.substring(gap + 2), true);
        if (head == null || tail == null) {
            return null;
        }
        int given = head.size() + tail.size();
        if (gap < 0 ? given != 8 : given > 7) {
            return null;
        }
        byte[] bytes = new byte[16];
        put(bytes, 0, head);
        put(bytes, 8 - tail.size(), tail);
        return unmap(bytes, text.indexOf('.') >= 0 && hasLeadingZeros(text));
    }

    private static boolean hasLeadingZeros(String text) {
        IpAddress v4 = parseV4(text.substring(text.lastIndexOf(':') + 1));
        return v4 != null && v4.leadingZeros;
    }

    private static IpAddress unmap(byte[] bytes, boolean zeros) {
        for (int i = 0; i < 12; i++) {
            if ((bytes[i] & 0xff) != (i < 10 ? 0 : 0xff)) {
                return new IpAddress(bytes, zeros, false);
            }
        }
        return new IpAddress(Arrays.copyOfRange(bytes, 12, 16), zeros, true);
    }

    private static void put(byte[] bytes, int word, List<Integer> words) {
        for (int i = 0; i < words.size(); i++) {
            bytes[2 * (word + i)] = (byte) (words.get(i) >> 8);
            bytes[2 * (word + i) + 1] = (byte) (int) words.get(i);
        }
    }

    private static @Nullable List<Integer> words(String text, boolean mayEndInV4) {
        List<Integer> words = new ArrayList<>();
        if (text.isEmpty()) {
            return words;
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (part.indexOf('.') >= 0 && i == parts.length - 1 && mayEndInV4) {
                IpAddress v4 = parseV4(part);
                if (v4 == null) {
                    return null;
                }
                words.add((v4.bytes[0] & 0xff) << 8 | v4.bytes[1] & 0xff);
                words.add((v4.bytes[2] & 0xff) << 8 | v4.bytes[3] & 0xff);
            } else if (part.isEmpty()
                    || part.length() > 4
                    || part.chars().anyMatch(c -> Character.digit(c, 16) < 0 || c > 'f')) {
                return null;
            } else {
                words.add(Integer.parseInt(part, 16));
            }
        }
        return words;
    }
}

package io.envtest.cel.library;

import io.envtest.cel.value.CelType;
import io.envtest.cel.value.OpaqueValue;
import io.envtest.cel.value.SizedValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An IP address of 4 or 16 bytes. */
final class IpAddress implements OpaqueValue, SizedValue {

    static final CelType TYPE = CelType.opaque("net.IP");

    private final byte[] bytes;

    IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public CelType celType() {
        return TYPE;
    }

    @Override
    public long costSize() {
        return (bytes.length * 8L + 7) / 8;
    }

    int bits() {
        return bytes.length * 8;
    }

    boolean isIpv4() {
        return bytes.length == 4;
    }

    /** Whether this is an IPv6 address that stands for an IPv4 one. */
    boolean isMapped() {
        return bytes.length == 16
                && Arrays.equals(bytes, 0, 12, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1}, 0, 12);
    }

    boolean isUnspecified() {
        return Arrays.equals(bytes, new byte[bytes.length]);
    }

    boolean isLoopback() {
        if (isIpv4()) {
            return bytes[0] == 127;
        }
        byte[] loopback = new byte[16];
        loopback[15] = 1;
        return Arrays.equals(bytes, loopback);
    }

    private boolean isMulticast() {
        return isIpv4() ? (bytes[0] & 0xf0) == 0xe0 : bytes[0] == (byte) 0xff;
    }

    boolean isLinkLocalMulticast() {
        return isIpv4()
                ? bytes[0] == (byte) 224 && bytes[1] == 0 && bytes[2] == 0
                : bytes[0] == (byte) 0xff && (bytes[1] & 0x0f) == 2;
    }

    boolean isLinkLocalUnicast() {
        return isIpv4()
                ? bytes[0] == (byte) 169 && bytes[1] == (byte) 254
                : bytes[0] == (byte) 0xfe && (bytes[1] & 0xc0) == 0x80;
    }

    boolean isGlobalUnicast() {
        boolean broadcast = isIpv4() && Arrays.equals(bytes, new byte[] {-1, -1, -1, -1});
        return !broadcast && !isUnspecified() && !isLoopback() && !isMulticast() && !isLinkLocalUnicast();
    }

    /** The address with only its first bits. */
    IpAddress masked(int prefix) {
        byte[] kept = new byte[bytes.length];
        for (int i = 0; i < kept.length; i++) {
            int bits = Math.max(0, Math.min(8, prefix - i * 8));
            kept[i] = (byte) (bytes[i] & (0xff00 >> bits));
        }
        return new IpAddress(kept);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The canonical form. */
    @Override
    public String toString() {
        return isIpv4() ? dotted() : IpText.colons(bytes);
    }

    private String dotted() {
        return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
    }
}

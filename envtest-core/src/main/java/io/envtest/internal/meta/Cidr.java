package io.envtest.internal.meta;

import java.math.BigInteger;
import java.util.Optional;

/**
 * An address block such as {@code 10.96.0.0/12}. Immutable.
 *
 * @param address the address as written, host bits included
 * @param prefix number of leading bits
 * @param plainPrefix false if the prefix length was written with a zero in front
 */
public record Cidr(IpAddress address, int prefix, boolean plainPrefix) {

    /** Reads a block. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        Optional<IpAddress> address = IpAddress.parse(text.substring(0, slash));
        String length = text.substring(slash + 1);
        if (address.isEmpty() || !length.matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int written = address.get().isMapped() ? 128 : address.get().bits();
        int prefix = Integer.parseInt(length);
        if (prefix > written) {
            return Optional.empty();
        }
        boolean plain = length.equals(Integer.toString(prefix));
        return Optional.of(
                new Cidr(address.get(), prefix - (written - address.get().bits()), plain));
    }

    /** The first address of the block. */
    public IpAddress network() {
        int host = hostBits();
        return IpAddress.of(address.toNumber().shiftRight(host).shiftLeft(host), address.isV4());
    }

    /** Number of addresses. */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(hostBits());
    }

    /** Whether the address lies in the block. */
    public boolean contains(IpAddress other) {
        return other.isV4() == address.isV4()
                && other.toNumber()
                        .shiftRight(hostBits())
                        .equals(address.toNumber().shiftRight(hostBits()));
    }

    /** Whether all addresses of the other block lie in this one. */
    public boolean contains(Cidr other) {
        return other.prefix >= prefix && contains(other.address);
    }

    /** Whether bits are set behind the prefix. */
    public boolean hasHostBits() {
        return !network().equals(address);
    }

    private int hostBits() {
        return address.bits() - prefix;
    }

    /** The canonical text, host bits cleared. */
    @Override
    public String toString() {
        return network() + "/" + prefix;
    }
}

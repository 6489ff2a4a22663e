package io.envtest.cel.library;

import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.OpaqueValue;
import io.envtest.cel.value.SizedValue;
import io.envtest.internal.field.GoQuote;

/**
 * A network.
 *
 * @param address an address in it, as it was written
 * @param prefix how many bits are the same for all addresses in it
 */
record Cidr(IpAddress address, int prefix) implements OpaqueValue, SizedValue {

    private static final String FAILED = "network address parse error during conversion from string: ";

    static final CelType TYPE = CelType.opaque("net.CIDR");

    @Override
    public CelType celType() {
        return TYPE;
    }

    @Override
    public long costSize() {
        return (prefix + 7L) / 8;
    }

    boolean contains(IpAddress other) {
        return address.bits() == other.bits() && address.masked(prefix).equals(other.masked(prefix));
    }

    boolean contains(Cidr other) {
        return other.prefix >= prefix && contains(other.address.masked(other.prefix));
    }

    Cidr masked() {
        return new Cidr(address.masked(prefix), prefix);
    }

    @Override
    public String toString() {
        return address + "/" + prefix;
    }

    /** The network or the error. */
    static Object parse(String text) {
        try {
            Cidr network = read(text);
            return network.address.isMapped()
                    ? new CelError(FAILED + "IPv4-mapped IPv6 address " + GoQuote.quote(text) + " is not allowed")
                    : network;
        } catch (IpException invalid) {
            return new CelError(
                    FAILED + FAILED + "netip.ParsePrefix(" + GoQuote.quote(text) + "): " + invalid.getMessage());
        }
    }

    private static Cidr read(String text) throws IpException {
        int slash = text.lastIndexOf('/');
        if (slash < 0) {
            throw new IpException("no '/'");
        }
        IpAddress address = readAddress(text.substring(0, slash));
        String bits = text.substring(slash + 1);
        boolean plain = !bits.isEmpty()
                && bits.length() < 6
                && bits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (bits.length() == 1 || bits.charAt(0) != '0');
        if (!plain) {
            throw new IpException("bad bits after slash: " + GoQuote.quote(bits));
        }
        int prefix = Integer.parseInt(bits);
        if (prefix > address.bits()) {
            throw new IpException("prefix length out of range");
        }
        return new Cidr(address, prefix);
    }

    private static IpAddress readAddress(String text) throws IpException {
        try {
            return IpParser.parse(text);
        } catch (IpParser.ZonedException zoned) {
            throw new IpException("IPv6 zones cannot be present in a prefix");
        }
    }
}

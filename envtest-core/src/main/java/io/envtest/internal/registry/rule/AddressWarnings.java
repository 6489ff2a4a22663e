package io.envtest.internal.registry.rule;

import io.envtest.internal.meta.Cidr;
import io.envtest.internal.meta.IpAddress;
import io.envtest.view.FieldPath;
import java.util.function.Consumer;

/** Warnings about IP addresses and blocks of them that are valid, but not in the one form that everybody understands. */
public final class AddressWarnings {

    private static final String OLD = " is invalid: use \"";

    private AddressWarnings() {}

    /** Warns of an address with leading zeros, of an IPv4-mapped one, and of an IPv6 one in a long form. */
    public static void ip(Consumer<String> warnings, FieldPath path, String value) {
        IpAddress.parse(value).ifPresent(ip -> {
            if (ip.hasLeadingZeros() || ip.isMapped()) {
                warnings.accept(path + ": non-standard IP address \"" + value + '"' + OLD + ip + '"');
            } else if (!ip.isV4() && !ip.toString().equals(value)) {
                warnings.accept(path + ": IPv6 address \"" + value + "\" should be in RFC 5952 canonical format (\""
                        + ip + "\")");
            }
        });
    }

    /** The same for a block, and of bits beyond the prefix length. */
    public static void cidr(Consumer<String> warnings, FieldPath path, String value) {
        Cidr.parse(value).ifPresent(cidr -> {
            IpAddress address = cidr.address();
            if (cidr.hasHostBits()) {
                warnings.accept(path + ": CIDR value \"" + value + "\" is ambiguous in this context (should be \""
                        + cidr + "\" or \"" + address + "/" + address.bits() + "\"?)");
            }
            if (address.hasLeadingZeros() || address.isMapped() || !cidr.plainPrefix()) {
                warnings.accept(path + ": non-standard CIDR value \"" + value + '"' + OLD + cidr + '"');
            } else if (!address.isV4() && !(address + "/" + cidr.prefix()).equals(value)) {
                warnings.accept(path + ": IPv6 CIDR value \"" + value + "\" should be in RFC 5952 canonical format (\""
                        + cidr + "\")");
            }
        });
    }
}

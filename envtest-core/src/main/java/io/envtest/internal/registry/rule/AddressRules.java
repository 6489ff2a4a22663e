package io.envtest.internal.registry.rule;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Cidr;
import io.envtest.internal.meta.IpAddress;
import io.envtest.view.FieldPath;
import java.util.Collection;
import java.util.Optional;

/** Rules of IP addresses and blocks of them. */
public final class AddressRules {

    private static final String NO_IP = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
    private static final String NO_CIDR = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";
    private static final String LEADING_ZEROS = "must not have leading 0s";
    private static final String MAPPED = "must not be an IPv4-mapped IPv6 address";

    private AddressRules() {}

    /** The text must be an address in a form that every reader understands alike. */
    public static Optional<IpAddress> ip(FieldErrors errors, FieldPath path, String value) {
        Optional<IpAddress> address = looseIp(errors, path, value);
        address.ifPresent(ip -> unambiguous(errors, path, value, ip));
        return address;
    }

    /** The text must be an address, as older fields accept it. */
    private static Optional<IpAddress> looseIp(FieldErrors errors, FieldPath path, String value) {
        Optional<IpAddress> address = IpAddress.parse(value);
        if (address.isEmpty()) {
            errors.invalid(path, value, NO_IP);
        }
        return address;
    }

    /** The text must be such an address, unless the old object has it: what was accepted once stays. */
    public static Optional<IpAddress> ip(FieldErrors errors, FieldPath path, String value, Collection<String> old) {
        return old.contains(value) ? IpAddress.parse(value) : ip(errors, path, value);
    }

    /** The text must be an address in its canonical form. */
    public static Optional<IpAddress> canonicalIp(FieldErrors errors, FieldPath path, String value) {
        int before = errors.size();
        Optional<IpAddress> address = ip(errors, path, value);
        address.filter(ip -> errors.size() == before && !ip.toString().equals(value))
                .ifPresent(ip -> errors.invalid(path, value, "must be in canonical form (\"" + ip + "\")"));
        return address;
    }

    /** The text must be a block in a form that every reader understands alike, without host bits. */
    public static Optional<Cidr> cidr(FieldErrors errors, FieldPath path, String value) {
        Optional<Cidr> block = looseCidr(errors, path, value);
        block.ifPresent(cidr -> {
            if (cidr.address().hasLeadingZeros() || !cidr.plainPrefix()) {
                errors.invalid(path, value, "must not have leading 0s in IP or prefix length");
            } else if (cidr.address().isMapped()) {
                errors.invalid(path, value, "must not have an IPv4-mapped IPv6 address");
            } else if (cidr.hasHostBits()) {
                errors.invalid(path, value, "must not have bits set beyond the prefix length");
            }
        });
        return block;
    }

    /** The text must be such a block, unless the old object has it: what was accepted once stays. */
    public static Optional<Cidr> cidr(FieldErrors errors, FieldPath path, String value, Collection<String> old) {
        return old.contains(value) ? Cidr.parse(value) : cidr(errors, path, value);
    }

    /** The address must be one that traffic from elsewhere can go to. */
    public static void ordinary(FieldErrors errors, FieldPath path, String value) {
        Optional<IpAddress> parsed = IpAddress.parse(value);
        if (parsed.isEmpty()) {
            errors.invalid(path, value, "must be a valid IP address");
            return;
        }
        IpAddress address = parsed.get();
        if (address.isUnspecified()) {
            errors.invalid(path, value, "may not be unspecified (" + value + ")");
        }
        if (address.isLoopback()) {
            errors.invalid(path, value, "may not be in the loopback range (127.0.0.0/8, ::1/128)");
        }
        if (address.isLinkLocalUnicast()) {
            errors.invalid(path, value, "may not be in the link-local range (169.254.0.0/16, fe80::/10)");
        }
        if (address.isLinkLocalMulticast()) {
            errors.invalid(path, value, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
        }
    }

    /** The text must be a block, as older fields accept it. */
    private static Optional<Cidr> looseCidr(FieldErrors errors, FieldPath path, String value) {
        Optional<Cidr> block = Cidr.parse(value);
        if (block.isEmpty()) {
            errors.invalid(path, value, NO_CIDR);
        }
        return block;
    }

    /** The text must be a block in its canonical form. */
    public static Optional<Cidr> canonicalCidr(FieldErrors errors, FieldPath path, String value) {
        int before = errors.size();
        Optional<Cidr> block = cidr(errors, path, value);
        block.filter(cidr -> errors.size() == before && !cidr.toString().equals(value))
                .ifPresent(cidr -> errors.invalid(path, value, "must be in canonical form (\"" + cidr + "\")"));
        return block;
    }

    private static void unambiguous(FieldErrors errors, FieldPath path, String value, IpAddress address) {
        if (address.hasLeadingZeros()) {
            errors.invalid(path, value, LEADING_ZEROS);
        } else if (address.isMapped()) {
            errors.invalid(path, value, MAPPED);
        }
    }
}

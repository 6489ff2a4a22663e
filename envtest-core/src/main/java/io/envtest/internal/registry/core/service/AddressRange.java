package io.envtest.internal.registry.core.service;

import io.envtest.internal.meta.Cidr;
import io.envtest.internal.meta.IpAddress;
import io.envtest.spi.component.ClusterRandom;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A block of addresses for services. Its first and last address are nobody's, and some at the beginning are given only
 * to those who ask for them, as long as there are others.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/#avoid-ClusterIP-conflict">Static
 *     and dynamic addresses</a>
 */
final class AddressRange {

    private static final int LEAST_ASKED_FOR = 16;
    private static final int MOST_ASKED_FOR = 256;
    private static final int MOST_BITS = 24;

    private final Cidr block;
    private final int size;
    private final int askedFor;

    AddressRange(Cidr block) {
        this.block = block;
        int bits = Math.min(MOST_BITS, block.address().bits() - block.prefix());
        this.size = Math.max(0, (1 << bits) - 2);
        int share = Math.min(MOST_ASKED_FOR, Math.max(LEAST_ASKED_FOR, size / LEAST_ASKED_FOR));
        this.askedFor = share < size ? share : 0;
    }

    /** Whether a service can have the address. */
    boolean contains(IpAddress address) {
        BigInteger offset = address.toNumber().subtract(block.network().toNumber());
        return block.contains(address)
                && offset.signum() > 0
                && offset.compareTo(block.size().subtract(BigInteger.ONE)) < 0;
    }

    /** The first address, which no service can have. */
    IpAddress first() {
        return block.network();
    }

    /**
     * An address that can be had.
     *
     * @param takes tries to take an address
     */
    Optional<String> any(ClusterRandom random, Predicate<String> takes) {
        if (size == 0) {
            return Optional.empty();
        }
        int others = size - askedFor;
        int start = random.nextInt(others);
        for (int i = 0; i < size; i++) {
            int index = i < others ? askedFor + (start + i) % others : i - others;
            String address = at(index + 1);
            if (takes.test(address)) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    private String at(int offset) {
        BigInteger number = block.network().toNumber().add(BigInteger.valueOf(offset));
        return IpAddress.of(number, block.address().isV4()).toString();
    }

    @Override
    public String toString() {
        return block.toString();
    }
}

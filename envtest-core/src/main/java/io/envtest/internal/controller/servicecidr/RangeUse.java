package io.envtest.internal.controller.servicecidr;

import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.meta.Cidr;
import io.envtest.internal.meta.IpAddress;
import io.envtest.view.networking.v1.IPAddress;
import io.envtest.view.networking.v1.ServiceCIDR;
import java.util.List;
import java.util.Optional;

/** Which ranges hold which addresses. Pure. */
final class RangeUse {

    private static final String MANAGED_BY = "ipaddress.kubernetes.io/managed-by";
    private static final String ALLOCATOR = "ipallocator.k8s.io";

    private RangeUse() {}

    /** Whether a service has an address of this range that none of the other ranges holds. */
    static boolean isNeeded(ServiceCIDR range, List<ServiceCIDR> all, List<IPAddress> addresses) {
        List<ServiceCIDR> others = all.stream()
                .filter(other ->
                        !other.metadata().name().equals(range.metadata().name()))
                .filter(other -> !Meta.deleting(other.metadata()))
                .toList();
        return addresses.stream()
                .filter(address -> ALLOCATOR.equals(address.metadata().labels().get(MANAGED_BY)))
                .filter(address -> holds(range, address))
                .anyMatch(address -> others.stream().noneMatch(other -> holds(other, address)));
    }

    /** Whether an address lies in a range. */
    static boolean holds(ServiceCIDR range, IPAddress address) {
        Optional<IpAddress> ip = IpAddress.parse(address.metadata().name());
        return ip.isPresent()
                && range.spec().cidrs().stream()
                        .map(Cidr::parse)
                        .flatMap(Optional::stream)
                        .anyMatch(block -> block.contains(ip.get()));
    }
}

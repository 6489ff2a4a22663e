package io.envtest.internal.registry.core.service;

import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.meta.Cidr;
import io.envtest.internal.meta.IpAddress;
import io.envtest.spi.component.ClusterRandom;
import io.envtest.view.core.v1.Service;
import io.envtest.view.networking.v1.ServiceCIDR;
import java.util.List;
import java.util.Optional;

/**
 * The addresses and node ports that services are given: an IPAddress object says who holds an address, the services
 * themselves which node ports are taken. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/">Cluster IP allocation</a>
 */
public final class ServiceAddresses {

    private final ServiceObjects objects;
    private final ClusterRandom random;
    private final NodePorts ports;

    /** Looks at these objects, and makes and removes those of addresses. */
    public ServiceAddresses(ServiceObjects objects, ClusterRandom random) {
        this.objects = objects;
        this.random = random;
        this.ports = new NodePorts(objects::services, random);
    }

    /** Begins to take node ports for one request. */
    PortOperation ports(boolean dryRun) {
        return new PortOperation(ports, dryRun);
    }

    /** Takes an address; the answer is why that fails. A dry run only looks whether there can be such an address. */
    Optional<String> take(String address, Service service, boolean dryRun) {
        List<AddressRange> ranges = ranges();
        Optional<IpAddress> ip = IpAddress.parse(address);
        boolean inside = ip.isPresent() && ranges.stream().anyMatch(range -> range.contains(ip.get()));
        if (dryRun) {
            return inside ? Optional.empty() : Optional.of(outside(address, ranges));
        }
        if (!inside) {
            return Optional.of("the provided network does not match the current range");
        }
        return objects.reserve(address, service) ? Optional.empty() : Optional.of("provided IP is already allocated");
    }

    private static String outside(String address, List<AddressRange> ranges) {
        return "the provided IP (" + address + ") is not in the valid range. The range of valid IPs is "
                + ranges.stream().map(AddressRange::toString).findFirst().orElse("");
    }

    /** Takes any address. A dry run takes none: the answer is one that no service can have. */
    String takeAny(Service service, boolean dryRun) {
        List<AddressRange> ranges = ranges();
        Optional<String> found = dryRun
                ? ranges.stream().map(range -> range.first().toString()).findFirst()
                : ranges.stream()
                        .map(range -> range.any(random, address -> objects.reserve(address, service)))
                        .flatMap(Optional::stream)
                        .findFirst();
        return found.orElseThrow(() -> ApiErrors.internal("failed to allocate a serviceIP: range is full"));
    }

    /** Gives an address back. */
    void release(String address) {
        objects.release(address);
    }

    private List<AddressRange> ranges() {
        return objects.ranges().stream()
                .filter(ServiceAddresses::isReady)
                .flatMap(range -> range.spec().cidrs().stream())
                .map(Cidr::parse)
                .flatMap(Optional::stream)
                .filter(block -> block.address().isV4())
                .map(AddressRange::new)
                .toList();
    }

    private static boolean isReady(ServiceCIDR range) {
        boolean refused = range.status().conditions().stream()
                .anyMatch(condition ->
                        condition.type().equals("Ready") && !condition.status().equals("True"));
        return !refused && !range.metadata().hasDeletionTimestamp();
    }
}

package io.envtest.internal.registry.core;

import io.envtest.spi.component.ClusterRandom;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServicePort;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Cluster IPs and node ports that are free: what no service of the cluster holds. Nothing is kept beside the services
 * themselves, so that going back to a snapshot needs no care. Callers serialise allocation and write.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/">Cluster IP allocation</a>
 */
public final class ServiceAddresses {

    private static final String RANGE = "10.0.";
    private static final int BLOCKS = 256;
    private static final int FIRST_PORT = 30_000;
    private static final int PORTS = 2_768;

    private final Supplier<List<Service>> services;
    private final ClusterRandom random;

    /** Free is what none of these services holds. */
    public ServiceAddresses(Supplier<List<Service>> services, ClusterRandom random) {
        this.services = services;
        this.random = random;
    }

    /** Whether the address lies in the range of services. */
    static boolean contains(String address) {
        return address.startsWith(RANGE);
    }

    /** Whether a service holds the address. */
    boolean holds(String address) {
        return addresses().contains(address);
    }

    /** An address that no service holds. */
    String freeAddress() {
        Set<String> taken = addresses();
        taken.add("10.0.0.0");
        taken.add("10.0.255.255");
        String address = "10.0.0.0";
        while (taken.contains(address)) {
            address = RANGE + random.nextInt(BLOCKS) + "." + random.nextInt(BLOCKS);
        }
        return address;
    }

    /** Whether a service holds the port for the protocol. */
    boolean holdsPort(int port) {
        return ports().contains(port);
    }

    /** A node port that no service holds, nor the set given. */
    int freePort(Set<Integer> chosen) {
        Set<Integer> taken = ports();
        taken.addAll(chosen);
        int port = FIRST_PORT + random.nextInt(PORTS);
        while (taken.contains(port)) {
            port = FIRST_PORT + random.nextInt(PORTS);
        }
        return port;
    }

    /** Whether the port lies in the range of node ports. */
    static boolean containsPort(int port) {
        return port >= FIRST_PORT && port < FIRST_PORT + PORTS;
    }

    private Set<String> addresses() {
        Set<String> taken = new HashSet<>();
        services.get().forEach(service -> taken.addAll(service.spec().clusterIPs()));
        return taken;
    }

    private Set<Integer> ports() {
        Set<Integer> taken = new HashSet<>();
        for (Service service : services.get()) {
            service.spec().ports().stream().map(ServicePort::nodePort).forEach(taken::add);
            taken.add(service.spec().healthCheckNodePort());
        }
        return taken;
    }
}

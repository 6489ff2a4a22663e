package io.envtest.internal.registry.core.service;

import io.envtest.spi.component.ClusterRandom;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServicePort;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Node ports that are free: what no stored service holds, nor one that is just being written. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#nodeport-custom-port">Node ports</a>
 */
final class NodePorts {

    private static final int FIRST = 30_000;
    private static final int SIZE = 2_768;
    /** Ports at the beginning that are given only to those who ask for them, as long as there are others. */
    private static final int ASKED_FOR = 86;

    private final Supplier<List<Service>> services;
    private final ClusterRandom random;
    private final Set<Integer> beingWritten = new HashSet<>();

    NodePorts(Supplier<List<Service>> services, ClusterRandom random) {
        this.services = services;
        this.random = random;
    }

    /** The range as messages show it. */
    static String range() {
        return FIRST + "-" + (FIRST + SIZE - 1);
    }

    static boolean contains(int port) {
        return port >= FIRST && port < FIRST + SIZE;
    }

    /** Whether a service holds the port. */
    synchronized boolean isTaken(int port) {
        return beingWritten.contains(port) || stored().contains(port);
    }

    /** Takes the port until it is given back; false if it is taken. */
    synchronized boolean take(int port) {
        return !stored().contains(port) && beingWritten.add(port);
    }

    /** Takes any port; empty if there is none left. */
    synchronized OptionalInt takeAny() {
        Set<Integer> taken = stored();
        taken.addAll(beingWritten);
        int[] free = free(taken, FIRST + ASKED_FOR);
        if (free.length == 0) {
            free = free(taken, FIRST);
        }
        if (free.length == 0) {
            return OptionalInt.empty();
        }
        int port = free[random.nextInt(free.length)];
        beingWritten.add(port);
        return OptionalInt.of(port);
    }

    /** The services that these ports were taken for are stored, or will not be. */
    synchronized void giveBack(Collection<Integer> ports) {
        beingWritten.removeAll(ports);
    }

    private static int[] free(Set<Integer> taken, int first) {
        return IntStream.range(first, FIRST + SIZE)
                .filter(port -> !taken.contains(port))
                .toArray();
    }

    private Set<Integer> stored() {
        Set<Integer> taken = new HashSet<>();
        for (Service service : services.get()) {
            service.spec().ports().stream().map(ServicePort::nodePort).forEach(taken::add);
            taken.add(service.spec().healthCheckNodePort());
        }
        return taken;
    }
}

package io.envtest.internal.outbound;

import io.envtest.api.ObjectKey;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.PodPorts;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.lookup.ServiceSlices;
import io.envtest.internal.meta.HostPort;
import io.envtest.view.core.v1.EndpointAddress;
import io.envtest.view.core.v1.EndpointSubset;
import io.envtest.view.core.v1.Endpoints;
import io.envtest.view.core.v1.ObjectReference;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServicePort;
import io.envtest.view.discovery.v1.EndpointPort;
import io.envtest.view.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds where a service can be reached from the machine that the API server runs on. There is no network of pods and no
 * proxy for cluster IPs: a service is its first ready endpoint, as for an API server with aggregator routing. Thread-safe.
 */
public final class ServiceAddresses {

    private static final Set<String> ROUTED = Set.of("ClusterIP", "NodePort", "LoadBalancer");

    private final ObjectReader objects;
    private final ServiceSlices slices;

    /** Looks services and endpoints up here. */
    public ServiceAddresses(ObjectReader objects) {
        this.objects = objects;
        this.slices = new ServiceSlices(objects);
    }

    /**
     * An address to connect to.
     *
     * @param host name or IP address
     * @param port port
     */
    public record Address(String host, int port) {}

    /** An endpoint, which may be a pod. */
    private record Candidate(String host, int port, ObjectReference target) {

        boolean isPod() {
            return target.present() && target.kind().equals("Pod");
        }
    }

    /**
     * The address of a service's port.
     *
     * @param port number of the port of the service
     * @throws OutboundException if there is no such service or port, or nothing can be reached behind it
     */
    public Address resolve(String namespace, String name, int port) throws OutboundException {
        ObjectKey key = new ObjectKey(namespace, name);
        Service service = objects.get(Resources.SERVICES, key)
                .map(Service::of)
                .orElseThrow(() -> new OutboundException("service \"" + name + "\" not found"));
        if (!ROUTED.contains(service.spec().type())) {
            throw new OutboundException(
                    "unsupported service type " + GoQuote.quote(service.spec().type()));
        }
        ServicePort found = service.spec().ports().stream()
                .filter(each -> each.port() == port)
                .findFirst()
                .orElseThrow(
                        () -> new OutboundException("no service port " + port + " found for service \"" + name + "\""));
        Candidate first = Stream.concat(slices(key, found.name()), endpoints(key, found.name()))
                .findFirst()
                .orElseThrow(() -> new OutboundException("no endpoints available for service \"" + name + "\""));
        return first.isPod() ? inside(first) : new Address(first.host, first.port);
    }

    /** A simulated pod is reached only where it is said what listens there. */
    private Address inside(Candidate pod) throws OutboundException {
        ObjectKey key = new ObjectKey(pod.target.namespace(), pod.target.name());
        OptionalInt listening = PodPorts.find(objects, key, pod.port);
        if (listening.isEmpty()) {
            throw new OutboundException(
                    "dial tcp " + HostPort.join(pod.host, pod.port) + ": connect: no route to host");
        }
        return new Address(PodPorts.HOST, listening.getAsInt());
    }

    private Stream<Candidate> slices(ObjectKey service, String port) {
        return slices.of(service)
                .flatMap(slice -> slice.ports().stream()
                        .filter(each -> each.name().equals(port))
                        .findFirst()
                        .map(each -> endpoints(slice, each))
                        .orElse(Stream.empty()));
    }

    private static Stream<Candidate> endpoints(EndpointSlice slice, EndpointPort port) {
        return slice.endpoints().stream()
                .filter(ServiceSlices::isReady)
                .map(endpoint -> new Candidate(endpoint.addresses().get(0), port.port(), endpoint.targetRef()));
    }

    private Stream<Candidate> endpoints(ObjectKey service, String port) {
        List<EndpointSubset> subsets = objects.get(Resources.ENDPOINTS, service)
                .map(Endpoints::of)
                .map(Endpoints::subsets)
                .orElse(List.of());
        return subsets.stream().map(subset -> candidate(subset, port)).flatMap(Optional::stream);
    }

    private static Optional<Candidate> candidate(EndpointSubset subset, String port) {
        if (subset.addresses().isEmpty()) {
            return Optional.empty();
        }
        EndpointAddress address = subset.addresses().get(0);
        return subset.ports().stream()
                .filter(each -> Objects.equals(each.name(), port))
                .findFirst()
                .map(each -> new Candidate(address.ip(), each.port(), address.targetRef()));
    }
}

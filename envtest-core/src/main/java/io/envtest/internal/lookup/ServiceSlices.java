package io.envtest.internal.lookup;

import io.envtest.api.ObjectKey;
import io.envtest.view.discovery.v1.Endpoint;
import io.envtest.view.discovery.v1.EndpointSlice;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads which endpoints are behind a service. Thread-safe.
 *
 * @param objects where slices are looked up
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/">EndpointSlices</a>
 */
public record ServiceSlices(ObjectReader objects) {

    private static final String SERVICE_NAME = "kubernetes.io/service-name";

    /** The slices of a service. */
    public Stream<EndpointSlice> of(ObjectKey service) {
        return objects.list(Resources.ENDPOINT_SLICES, service.namespace()).stream()
                .map(EndpointSlice::of)
                .filter(slice -> service(slice).filter(service::equals).isPresent());
    }

    /** The service that a slice belongs to; empty if it does not say. */
    public static Optional<ObjectKey> service(EndpointSlice slice) {
        return Optional.ofNullable(slice.metadata().labels().get(SERVICE_NAME))
                .map(name -> new ObjectKey(slice.metadata().namespace(), name));
    }

    /** Whether an endpoint can be called: it has an address and does not say that it is not ready. */
    public static boolean isReady(Endpoint endpoint) {
        boolean ready =
                !endpoint.conditions().hasReady() || endpoint.conditions().ready();
        return ready && !endpoint.addresses().isEmpty();
    }
}

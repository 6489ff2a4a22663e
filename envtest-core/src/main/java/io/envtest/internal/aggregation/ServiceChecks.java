package io.envtest.internal.aggregation;

import io.envtest.api.ObjectKey;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.lookup.ServiceSlices;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServicePort;
import io.envtest.view.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Optional;

/** What can be said of an APIService's service without calling it. */
record ServiceChecks(ObjectReader objects) {

    /** What keeps the service from being called; empty if nothing is known to. */
    Optional<Verdict> problem(RemoteVersion version) {
        ObjectKey key = new ObjectKey(version.namespace(), version.service());
        Optional<Service> service = objects.get(Resources.SERVICES, key).map(Service::of);
        if (service.isEmpty()) {
            return no("ServiceNotFound", name(version) + " is not present");
        }
        if (!service.get().spec().type().equals("ClusterIP")) {
            return Optional.empty();
        }
        Optional<ServicePort> port = service.get().spec().ports().stream()
                .filter(each -> each.port() == version.port())
                .findFirst();
        if (port.isEmpty()) {
            return no("ServicePortError", name(version) + " is not listening on port " + version.port());
        }
        List<EndpointSlice> slices = new ServiceSlices(objects).of(key).toList();
        if (slices.isEmpty()) {
            return no("EndpointsNotFound", "cannot find endpointslices for " + name(version));
        }
        String portName = port.get().name();
        return slices.stream().anyMatch(slice -> hasAddress(slice, portName))
                ? Optional.empty()
                : no(
                        "MissingEndpoints",
                        "endpointslices for " + name(version) + " have no addresses with port name \"" + portName
                                + "\"");
    }

    private static String name(RemoteVersion version) {
        return "service/" + version.service() + " in \"" + version.namespace() + '"';
    }

    private static Optional<Verdict> no(String reason, String message) {
        return Optional.of(new Verdict(false, reason, message));
    }

    private static boolean hasAddress(EndpointSlice slice, String portName) {
        return slice.ports().stream().anyMatch(port -> port.name().equals(portName))
                && slice.endpoints().stream().anyMatch(ServiceSlices::isReady);
    }
}

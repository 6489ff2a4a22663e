package io.envtest.internal.endpoint.proxy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.VerbEndpoint;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.PodPorts;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.outbound.OutboundClient;
import io.envtest.view.core.v1.EndpointAddress;
import io.envtest.view.core.v1.EndpointPort;
import io.envtest.view.core.v1.EndpointSubset;
import io.envtest.view.core.v1.Endpoints;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServicePort;
import java.util.OptionalInt;

/**
 * Finds the endpoint of a service that a request is to be passed on to. Addresses of simulated pods lead nowhere, as those
 * of a network that the server cannot reach; what a test says to listen there is asked.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/access-application-cluster/access-cluster-services/">Access services</a>
 */
public final class ServiceProxyEndpoint implements VerbEndpoint {

    private final ObjectReader objects;
    private final OutboundClient client;

    /** Looks services and endpoints up here, and passes requests on that way. */
    public ServiceProxyEndpoint(ObjectReader objects, OutboundClient client) {
        this.objects = objects;
        this.client = client;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        ServiceName name = ServiceName.parse(request.name());
        ObjectKey key = new ObjectKey(request.namespace(), name.service());
        String port = portName(name, key);
        Endpoints endpoints = Endpoints.of(find(Resources.ENDPOINTS, key));
        if (endpoints.subsets().isEmpty()) {
            throw unavailable("no endpoints available for service \"" + name.service() + '"');
        }
        for (EndpointSubset subset : endpoints.subsets()) {
            for (EndpointPort candidate : subset.ports()) {
                if (candidate.name().equals(port) && !subset.addresses().isEmpty()) {
                    OptionalInt listening = listening(subset, candidate.port());
                    if (listening.isPresent()) {
                        return new PassedOn(request, name.scheme(), listening.getAsInt(), client).answer();
                    }
                    throw unavailable("error trying to reach service: dial tcp "
                            + subset.addresses().get(0).ip() + ":" + candidate.port()
                            + ": connect: no route to host");
                }
            }
        }
        throw unavailable("no endpoints available for service \"" + request.name() + '"');
    }

    /** What stands for a port of the first pod that has anything. */
    private OptionalInt listening(EndpointSubset subset, int port) {
        return subset.addresses().stream()
                .map(EndpointAddress::targetRef)
                .filter(target -> target.kind().equals("Pod"))
                .map(target -> PodPorts.find(objects, new ObjectKey(target.namespace(), target.name()), port))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElseGet(OptionalInt::empty);
    }

    /** A number says which port of the service, whose name the endpoints know. */
    private String portName(ServiceName name, ObjectKey key) {
        if (!name.port().matches("-?\\d{1,9}")) {
            return name.port();
        }
        int number = Integer.parseInt(name.port());
        return Service.of(find(Resources.SERVICES, key)).spec().ports().stream()
                .filter(port -> port.port() == number)
                .map(ServicePort::name)
                .findFirst()
                .orElseThrow(() ->
                        unavailable("no service port " + number + " found for service \"" + name.service() + '"'));
    }

    private ObjectNode find(GroupVersionResource resource, ObjectKey key) {
        return objects.get(resource, key).orElseThrow(() -> ApiErrors.notFound(Resources.SERVICES, key.name()));
    }

    private static ApiException unavailable(String message) {
        return ApiErrors.plain(503, "ServiceUnavailable", message);
    }
}

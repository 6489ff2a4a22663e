package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.VerbEndpoint;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.PodPorts;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.outbound.OutboundClient;
import io.envtest.view.core.v1.ContainerPort;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodIP;
import java.util.OptionalInt;

/**
 * Finds the pod that a request is to be passed on to. Addresses of simulated pods lead nowhere; what a
 * test says to listen there is asked.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/proxies/">Proxies</a>
 */
public final class PodProxyEndpoint implements VerbEndpoint {

    private final ObjectReader objects;
    private final OutboundClient client;

    /** Looks pods up here, and passes requests on that way. */
    public PodProxyEndpoint(ObjectReader objects, OutboundClient client) {
        this.objects = objects;
        this.client = client;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        ServiceName name = ServiceName.parse(request.name());
        PodTarget target = PodTarget.find(objects, request.namespace(), name.service());
        String ip = target.pod().status().podIPs().stream()
                .findFirst()
                .map(PodIP::ip)
                .orElse("");
        if (ip.isEmpty()) {
            throw ApiErrors.badRequest("address not allowed");
        }
        OptionalInt listening = PodPorts.find(target.pod(), port(name, target.pod()));
        if (listening.isPresent()) {
            return new PassedOn(request, name.scheme(), listening.getAsInt(), client).answer();
        }
        String port = name.port().isEmpty() ? "" : ":" + name.port();
        throw ApiErrors.plain(
                503,
                "ServiceUnavailable",
                "error trying to reach service: dial tcp " + ip + port + ": connect: no route to host");
    }

    /** The port that is named, or the first of its containers. */
    private static int port(ServiceName name, Pod pod) {
        if (!name.port().isEmpty()) {
            return name.port().matches("\\d{1,5}") ? Integer.parseInt(name.port()) : 0;
        }
        return pod.spec().containers().stream()
                .flatMap(container -> container.ports().stream())
                .findFirst()
                .map(ContainerPort::containerPort)
                .orElse(0);
    }
}

package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.VerbEndpoint;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.view.core.v1.PodIP;

/**
 * Finds the pod that a request is to be passed on to. Addresses of simulated pods lead nowhere.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/proxies/">Proxies</a>
 */
public final class PodProxyEndpoint implements VerbEndpoint {

    private final ObjectReader objects;

    /** Looks pods up here. */
    public PodProxyEndpoint(ObjectReader objects) {
        this.objects = objects;
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
        String port = name.port().isEmpty() ? "" : ":" + name.port();
        throw ApiErrors.plain(
                503,
                "ServiceUnavailable",
                "error trying to reach service: dial tcp " + ip + port + ": connect: no route to host");
    }
}

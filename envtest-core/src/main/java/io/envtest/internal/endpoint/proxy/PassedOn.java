package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.RelayedAnswer;
import io.envtest.internal.endpoint.relay.PassedAnswer;
import io.envtest.internal.endpoint.relay.PassedHeaders;
import io.envtest.internal.endpoint.relay.PassedTarget;
import io.envtest.internal.lookup.PodPorts;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.outbound.Destination;
import io.envtest.internal.outbound.OutboundClient;
import io.envtest.internal.outbound.OutboundException;
import io.envtest.internal.outbound.OutboundRequest;
import io.envtest.internal.outbound.Trust;
import io.envtest.internal.request.ApiRequest;
import io.envtest.internal.request.RequestBody;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A request that is passed on to what listens in a pod.
 *
 * @param request the request
 * @param scheme {@code http} or {@code https}
 * @param port the port on this machine that stands for the pod's
 * @param client sends it
 */
record PassedOn(ResourceRequest request, String scheme, int port, OutboundClient client) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOVED = 301;
    private static final int UNAVAILABLE = 503;
    private static final String PROXY = "/proxy";

    Answer answer() {
        ApiRequest asked = request.request();
        boolean reads = asked.method().equals("GET") || asked.method().equals("HEAD");
        if (path().isEmpty() && reads) {
            String location = PassedTarget.of(asked.path() + "/", asked.query());
            return new Answer.Raw(MOVED, "", Map.of("Location", List.of(location)), new byte[0]);
        }
        return new Answer.Relayed(this::ask);
    }

    /** What stands behind the subresource. */
    private String path() {
        String path = request.request().path();
        return path.substring(prefix().length());
    }

    private String prefix() {
        String path = request.request().path();
        String marker = "/" + request.info().parts().get(0) + "/" + request.name() + PROXY;
        return path.substring(0, path.indexOf(marker) + marker.length());
    }

    private RelayedAnswer ask() {
        Trust trust = scheme.equals("https") ? new Trust("", PodPorts.HOST, true, null) : Trust.PLAIN;
        Destination server = new Destination(PodPorts.HOST, port, PodPorts.HOST + ":" + port, trust);
        ApiRequest asked = request.request();
        byte[] body = asked.body() instanceof RequestBody.Bytes bytes ? bytes.content() : new byte[0];
        try {
            Map<String, List<String>> headers = PassedHeaders.of(asked, server, scheme, name -> false);
            OutboundRequest passed = new OutboundRequest(server, asked.method(), target(), headers, body);
            return PassedAnswer.of(client.send(passed, PATIENCE), this::location);
        } catch (OutboundException e) {
            throw ApiErrors.plain(
                    UNAVAILABLE, "ServiceUnavailable", "error trying to reach service: " + e.getMessage());
        }
    }

    private String target() {
        return PassedTarget.of(
                path().isEmpty() ? "/" : path(), request.request().query());
    }

    /** Where the pod's own places are for the client. */
    private String location(String told) {
        return told.startsWith("/") ? prefix() + told : told;
    }
}

package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.RelayedAnswer;
import io.envtest.internal.lookup.PodPorts;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.outbound.Destination;
import io.envtest.internal.outbound.OutboundClient;
import io.envtest.internal.outbound.OutboundException;
import io.envtest.internal.outbound.OutboundRequest;
import io.envtest.internal.outbound.OutboundResponse;
import io.envtest.internal.outbound.Trust;
import io.envtest.internal.request.ApiRequest;
import io.envtest.internal.request.RequestBody;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int MOVED = 301;
    private static final int UNAVAILABLE = 503;
    private static final String PROXY = "/proxy";

    /** What concerns one connection only, or is said by this server, or let the client in here. */
    private static final Set<String> KEPT = Set.of(
            "authorization",
            "connection",
            "content-length",
            "host",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    Answer answer() {
        ApiRequest asked = request.request();
        boolean reads = asked.method().equals("GET") || asked.method().equals("HEAD");
        if (path().isEmpty() && reads) {
            String location = encoded(asked.path() + "/") + query();
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
            return relayed(client.send(
                    new OutboundRequest(server, asked.method(), target(), headers(server), body), PATIENCE));
        } catch (OutboundException e) {
            throw ApiErrors.plain(
                    UNAVAILABLE, "ServiceUnavailable", "error trying to reach service: " + e.getMessage());
        }
    }

    private String target() {
        return (path().isEmpty() ? "/" : encoded(path())) + query();
    }

    private Map<String, List<String>> headers(Destination server) {
        ApiRequest asked = request.request();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : asked.headerNames().get()) {
            if (!KEPT.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, asked.headers().apply(name));
            }
        }
        if (!asked.header("Upgrade").isEmpty()) {
            headers.put("Connection", List.of("Upgrade"));
            headers.put("Upgrade", List.of(asked.header("Upgrade")));
        }
        headers.put("X-Forwarded-Host", List.of(server.authority()));
        headers.put("X-Forwarded-Proto", List.of(scheme));
        headers.put("X-Forwarded-Uri", List.of(encoded(asked.path())));
        return headers;
    }

    private RelayedAnswer relayed(OutboundResponse response) {
        response.unlimited();
        boolean upgraded = response.status() == SWITCHING_PROTOCOLS;
        Map<String, List<String>> headers = new LinkedHashMap<>();
        response.headers().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("location") && values.get(0).startsWith("/")) {
                headers.put(name, List.of(prefix() + values.get(0)));
            } else if (!KEPT.contains(lower) || lower.equals("content-length")) {
                headers.put(name, values);
            }
        });
        if (upgraded) {
            headers.put("Connection", List.of("Upgrade"));
            headers.put("Upgrade", List.of(response.header("Upgrade")));
        }
        try {
            OutputStream talk = upgraded ? response.output() : OutputStream.nullOutputStream();
            return new RelayedAnswer(response.status(), headers, response.body(), talk, response::close);
        } catch (IOException e) {
            response.close();
            throw new UncheckedIOException(e);
        }
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        request.request().query().values().forEach((name, values) -> {
            for (String value : values) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return query.toString();
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw ApiErrors.badRequest("invalid path " + path);
        }
    }
}

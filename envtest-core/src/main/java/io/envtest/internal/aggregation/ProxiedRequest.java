package io.envtest.internal.aggregation;

import io.envtest.internal.outbound.Destination;
import io.envtest.internal.outbound.OutboundRequest;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.ApiRequest;
import io.envtest.internal.request.RequestBody;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A request as it is passed on. */
final class ProxiedRequest {

    /** What concerns one connection only, or is said by this server. */
    static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "host",
            "content-length",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** What let the client in here. */
    private static final Set<String> CREDENTIALS = Set.of("authorization");

    private static final String IMPERSONATE = "impersonate-";

    private ProxiedRequest() {}

    static OutboundRequest of(ApiCall call, Destination server) {
        ApiRequest request = call.request();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : request.headerNames().get()) {
            if (isPassedOn(name)) {
                headers.put(name, request.headers().apply(name));
            }
        }
        if (!request.header("Upgrade").isEmpty()) {
            headers.put("Connection", List.of("Upgrade"));
            headers.put("Upgrade", List.of(request.header("Upgrade")));
        }
        String id = call.context().headers().get("Audit-Id");
        if (id != null) {
            headers.put("Audit-Id", List.of(id));
        }
        headers.put("X-Forwarded-Host", List.of(server.authority()));
        headers.put("X-Forwarded-Proto", List.of("https"));
        headers.put("X-Forwarded-Uri", List.of(encoded(request.path())));
        headers.putAll(RemoteUser.headers(call.context().user()));
        byte[] body = request.body() instanceof RequestBody.Bytes bytes ? bytes.content() : new byte[0];
        return new OutboundRequest(server, request.method(), target(request), headers, body);
    }

    private static boolean isPassedOn(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !HOP_BY_HOP.contains(lower)
                && !CREDENTIALS.contains(lower)
                && !lower.startsWith(IMPERSONATE)
                && !RemoteUser.tells(name);
    }

    /** Path and query, the query in the order of its names. */
    private static String target(ApiRequest request) {
        StringBuilder target = new StringBuilder(encoded(request.path()));
        char before = '?';
        for (Map.Entry<String, List<String>> parameter :
                new TreeMap<>(request.query().values()).entrySet()) {
            for (String value : parameter.getValue()) {
                target.append(before)
                        .append(query(parameter.getKey()))
                        .append('=')
                        .append(query(value));
                before = '&';
            }
        }
        return target.toString();
    }

    private static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path: " + path, e);
        }
    }
}

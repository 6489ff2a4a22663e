package io.envtest.internal.endpoint.relay;

import io.envtest.internal.outbound.Destination;
import io.envtest.internal.outbound.OutboundResponse;
import io.envtest.internal.request.ApiRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The headers of requests and answers that are passed on. Pure. */
public final class PassedHeaders {

    private static final String LENGTH = "content-length";

    /** What concerns one connection only, or is said by this server. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "host",
            LENGTH,
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** What let the client in here. */
    private static final String CREDENTIALS = "authorization";

    private PassedHeaders() {}

    /**
     * Those of a request, and who passes it on.
     *
     * @param kept whether a header is not for others, by its name
     */
    public static Map<String, List<String>> of(
            ApiRequest request, Destination server, String scheme, Predicate<String> kept) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : request.headerNames().get()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(lower) && !lower.equals(CREDENTIALS) && !kept.test(name)) {
                headers.put(name, request.headers().apply(name));
            }
        }
        upgrade(headers, request.header("Upgrade"));
        headers.put("X-Forwarded-Host", List.of(server.authority()));
        headers.put("X-Forwarded-Proto", List.of(scheme));
        headers.put("X-Forwarded-Uri", List.of(PassedTarget.encoded(request.path())));
        return headers;
    }

    /** Those of an answer. */
    static Map<String, List<String>> of(OutboundResponse response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        response.headers().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(lower) || lower.equals(LENGTH)) {
                headers.put(name, values);
            }
        });
        return headers;
    }

    static void upgrade(Map<String, List<String>> headers, String protocol) {
        if (!protocol.isEmpty()) {
            headers.put("Connection", List.of("Upgrade"));
            headers.put("Upgrade", List.of(protocol));
        }
    }
}

package io.envtest.internal.aggregation;

import io.envtest.internal.endpoint.relay.PassedHeaders;
import io.envtest.internal.endpoint.relay.PassedTarget;
import io.envtest.internal.outbound.Destination;
import io.envtest.internal.outbound.OutboundRequest;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.ApiRequest;
import io.envtest.internal.request.RequestBody;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request as it is passed on. */
final class ProxiedRequest {

    private static final String IMPERSONATE = "impersonate-";

    private ProxiedRequest() {}

    static OutboundRequest of(ApiCall call, Destination server) {
        ApiRequest request = call.request();
        Map<String, List<String>> headers = PassedHeaders.of(request, server, "https", ProxiedRequest::tellsWho);
        String id = call.context().headers().get("Audit-Id");
        if (id != null) {
            headers.put("Audit-Id", List.of(id));
        }
        headers.putAll(RemoteUser.headers(call.context().user()));
        byte[] body = request.body() instanceof RequestBody.Bytes bytes ? bytes.content() : new byte[0];
        return new OutboundRequest(
                server, request.method(), PassedTarget.of(request.path(), request.query()), headers, body);
    }

    /** Who asks is said by this server. */
    private static boolean tellsWho(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith(IMPERSONATE) || RemoteUser.tells(header);
    }
}

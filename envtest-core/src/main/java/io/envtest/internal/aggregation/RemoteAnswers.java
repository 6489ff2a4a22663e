package io.envtest.internal.aggregation;

import io.envtest.internal.endpoint.answer.RelayedAnswer;
import io.envtest.internal.endpoint.relay.PassedAnswer;
import io.envtest.internal.outbound.OutboundException;
import io.envtest.internal.outbound.OutboundResponse;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What other servers answer, and what is said for those that do not. */
final class RemoteAnswers {

    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final List<String> TEXT = List.of("text/plain; charset=utf-8");
    private static final String REDIRECTED = "the backend attempted to redirect this request, which is not permitted";

    private RemoteAnswers() {}

    static RelayedAnswer of(OutboundResponse response) {
        if (response.status() / 100 == 3 && !response.header("Location").isEmpty()) {
            response.close();
            return text(BAD_GATEWAY, Map.of("Content-Type", TEXT), REDIRECTED);
        }
        return PassedAnswer.of(response, location -> location);
    }

    /** A server that is known not to answer is not even asked. */
    static RelayedAnswer unavailable() {
        return refused("service unavailable");
    }

    static RelayedAnswer unreachable(OutboundException e) {
        return refused("error trying to reach service: " + e.getMessage());
    }

    private static RelayedAnswer refused(String message) {
        return text(
                UNAVAILABLE,
                Map.of("Content-Type", TEXT, "X-Content-Type-Options", List.of("nosniff")),
                message + "\n");
    }

    private static RelayedAnswer text(int code, Map<String, List<String>> headers, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> all = new LinkedHashMap<>(headers);
        all.put("Content-Length", List.of(Integer.toString(content.length)));
        return new RelayedAnswer(
                code, all, new ByteArrayInputStream(content), OutputStream.nullOutputStream(), () -> {});
    }
}

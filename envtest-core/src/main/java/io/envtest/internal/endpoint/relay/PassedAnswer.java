package io.envtest.internal.endpoint.relay;

import io.envtest.internal.endpoint.answer.RelayedAnswer;
import io.envtest.internal.outbound.OutboundResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The answer of another server on its way to the client. */
public final class PassedAnswer {

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final String LOCATION = "Location";

    private PassedAnswer() {}

    /**
     * The answer as this server gives it.
     *
     * @param location where the other server's locations are for the client
     */
    public static RelayedAnswer of(OutboundResponse response, UnaryOperator<String> location) {
        response.unlimited();
        boolean upgraded = response.status() == SWITCHING_PROTOCOLS;
        Map<String, List<String>> headers = PassedHeaders.of(response);
        headers.replaceAll(
                (name, values) -> name.equalsIgnoreCase(LOCATION) ? List.of(location.apply(values.get(0))) : values);
        PassedHeaders.upgrade(headers, upgraded ? response.header("Upgrade") : "");
        try {
            OutputStream talk = upgraded ? response.output() : OutputStream.nullOutputStream();
            return new RelayedAnswer(response.status(), headers, response.body(), talk, response::close);
        } catch (IOException e) {
            response.close();
            throw new UncheckedIOException(e);
        }
    }
}

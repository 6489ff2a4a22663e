package io.envtest.internal.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * The answer of another server, of which the body is read as it comes. To be closed; a connection whose answer was read to
 * its end is used again. One thread reads; any thread may close.
 */
public final class OutboundResponse implements AutoCloseable {

    private final int status;
    private final Map<String, List<String>> headers;
    private final InputStream body;
    private final Connection connection;

    OutboundResponse(int status, Map<String, List<String>> headers, InputStream body, Connection connection) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.connection = connection;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Values by name in any case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The first value of a header, empty if there is none. */
    public String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The body as it comes; after a 101 all that the server says. Reading past the deadline fails. */
    public InputStream body() {
        return body;
    }

    /**
     * All of the body, read now.
     *
     * @throws OutboundException if it does not come to its end
     */
    public byte[] bytes() throws OutboundException {
        try {
            return body.readAllBytes();
        } catch (IOException e) {
            throw connection.told(e);
        }
    }

    /** What the server is told after a 101. */
    public OutputStream output() throws IOException {
        return connection.output();
    }

    /** From now on reading waits as long as it takes: for watches and for what follows a 101. */
    public void unlimited() {
        connection.limit(null);
    }

    /** Gives the connection up, or back if all was read. */
    @Override
    public void close() {
        connection.release();
    }
}

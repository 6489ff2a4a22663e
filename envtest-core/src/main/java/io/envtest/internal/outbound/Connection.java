package io.envtest.internal.outbound;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection to a server, used for one request after the other. One thread at a time; any thread may cut it. */
final class Connection {

    private static final int BUFFER_BYTES = 8 * 1024;

    private final Socket plain;
    private final Socket socket;
    private final InputStream input;
    private final Destination destination;
    private final String ends;
    private final Consumer<Connection> released;
    private volatile @Nullable Limit limit;
    private boolean complete;
    private boolean reusable;
    private boolean used;

    Connection(Dialer.Dialed dialed, Destination destination, Consumer<Connection> released) throws IOException {
        this.plain = dialed.plain();
        this.socket = dialed.secure();
        this.destination = destination;
        this.ends = Wire.ends(socket);
        this.released = released;
        this.input = new BufferedInputStream(new Limited(socket.getInputStream()), BUFFER_BYTES);
    }

    void limit(@Nullable Limit most) {
        limit = most;
    }

    /** Where it leads. */
    Destination destination() {
        return destination;
    }

    /** Whether a request was answered over it before. */
    boolean used() {
        return used;
    }

    /** Sends a request and reads its answer up to the body. */
    OutboundResponse exchange(OutboundRequest request) throws IOException {
        complete = false;
        reusable = false;
        OutputStream output = output();
        byte[] head = request.head().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[head.length + request.body().length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(request.body(), 0, whole, head.length, request.body().length);
        output.write(whole);
        output.flush();
        ResponseHead answer = ResponseHead.read(input);
        used = true;
        reusable = answer.keepsConnection();
        InputStream body = answer.body(input, request.method(), () -> complete = true);
        return new OutboundResponse(answer.status(), answer.headers(), body, this);
    }

    OutputStream output() throws IOException {
        return socket.getOutputStream();
    }

    /** Ends the exchange. */
    void release() {
        released.accept(this);
    }

    /** Whether another request can be sent over it. */
    boolean isFree() {
        return complete && reusable && !plain.isClosed();
    }

    /** Cuts it, whoever reads. */
    void cut() {
        try {
            plain.close();
        } catch (IOException e) {
            System.getLogger("io.envtest").log(System.Logger.Level.DEBUG, "closing a connection", e);
        }
    }

    /** What went wrong with it, in Go's words. */
    OutboundException told(IOException e) {
        if (e instanceof OutboundException already) {
            return already;
        }
        if (e instanceof EOFException) {
            return new OutboundException(String.valueOf(e.getMessage()), e);
        }
        return new OutboundException(e instanceof SocketException ? Wire.problem(ends, e) : Handshakes.problem(e), e);
    }

    /** Reads that wait no longer than the call may take. */
    private final class Limited extends BlockInput {

        private final InputStream in;

        private Limited(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            Limit most = limit;
            socket.setSoTimeout(most == null ? 0 : most.millis());
            try {
                return in.read(bytes, from, length);
            } catch (SocketTimeoutException e) {
                throw new OutboundTimeoutException(e);
            }
        }
    }
}

package io.envtest.internal.http.upgrade;

import io.envtest.internal.http.spdy.SpdySession;
import io.envtest.internal.http.spdy.SpdyStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Forwarded ports over SPDY: for each connection the client opens a stream for data and one for errors, which name the same
 * request. Runs on one I/O thread.
 */
final class PortSpdy {

    private final Pipe pipe;
    private final Dial dial;
    private final SpdySession session;
    private final Map<String, SpdyStream> errors = new HashMap<>();
    private final Set<Connected> connected = ConcurrentHashMap.newKeySet();

    private PortSpdy(Pipe pipe, SpdySession.Carrier carrier, Dial dial) {
        this.pipe = pipe;
        this.dial = dial;
        this.session = new SpdySession(carrier, this::opened);
    }

    static void begin(Pipe pipe, SpdySession.Carrier carrier, Dial dial) {
        PortSpdy ports = new PortSpdy(pipe, carrier, dial);
        pipe.listen(new SpdyEnd(pipe, ports.session) {
            @Override
            public void room() {
                ports.connected.forEach(Connected::goOn);
            }
        });
    }

    private boolean opened(SpdyStream stream) {
        String port = stream.header("port");
        String request = stream.header("requestid").isEmpty() ? port : stream.header("requestid");
        if (!port.matches("\\d{1,5}")) {
            return false;
        }
        if (stream.header("streamtype").equals("error")) {
            errors.put(request, stream);
            stream.listen(new Unused(request));
            return true;
        }
        SpdyStream error = errors.remove(request);
        if (!stream.header("streamtype").equals("data") || error == null) {
            return false;
        }
        Connected connection = new Connected(stream, error);
        stream.listen(connection);
        connected.add(connection);
        connection.forwarding = dial.connect(Integer.parseInt(port), connection);
        return true;
    }

    /** A stream for errors, on which a client says nothing. */
    private final class Unused implements SpdyStream.Receiver {

        private final String request;

        private Unused(String request) {
            this.request = request;
        }

        @Override
        public void received(byte[] bytes, boolean last) {
            // a client that says that it says nothing
        }

        @Override
        public void reset() {
            errors.remove(request);
        }
    }

    /** A client's connection. */
    private final class Connected implements SpdyStream.Receiver, Forwarding.Client {

        private final SpdyStream data;
        private final SpdyStream error;
        private volatile @Nullable Forwarding forwarding;

        private Connected(SpdyStream data, SpdyStream error) {
            this.data = data;
            this.error = error;
        }

        @Override
        public void received(byte[] bytes, boolean last) {
            Forwarding open = forwarding;
            if (open != null) {
                open.say(bytes, last);
            }
        }

        @Override
        public void reset() {
            connected.remove(this);
            Forwarding open = forwarding;
            if (open != null) {
                open.leave();
            }
        }

        private void goOn() {
            Forwarding open = forwarding;
            if (open != null) {
                open.goOn();
            }
        }

        @Override
        public void send(byte[] bytes) {
            data.send(bytes);
        }

        @Override
        public void finish() {
            connected.remove(this);
            error.finish(new byte[0]);
            data.finish(new byte[0]);
        }

        @Override
        public void failed(String why) {
            connected.remove(this);
            error.finish(why.getBytes(StandardCharsets.UTF_8));
            data.finish(new byte[0]);
        }

        @Override
        public boolean isFull() {
            return pipe.isFull();
        }

        @Override
        public void pause() {
            pipe.pause();
        }

        @Override
        public void resume() {
            pipe.resume();
        }
    }
}

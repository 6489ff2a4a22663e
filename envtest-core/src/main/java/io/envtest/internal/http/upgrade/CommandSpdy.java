package io.envtest.internal.http.upgrade;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.CommandEnd;
import io.envtest.internal.endpoint.answer.CommandStreams;
import io.envtest.internal.endpoint.answer.RemoteCommand;
import io.envtest.internal.http.spdy.SpdySession;
import io.envtest.internal.http.spdy.SpdyStream;
import io.envtest.internal.sim.SerialTasks;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A talk with a command over SPDY: the client opens a stream for each of the command's, and one for its end. */
final class CommandSpdy implements RemoteCommand.Client {

    /** The best first. */
    static final List<String> PROTOCOLS =
            List.of("v4.channel.k8s.io", "v3.channel.k8s.io", "v2.channel.k8s.io", "channel.k8s.io");

    private static final String INPUT = "stdin";
    private static final String OUTPUT = "stdout";
    private static final String ERRORS = "stderr";
    private static final String END = "error";
    private static final Set<String> TYPES = Set.of(INPUT, OUTPUT, ERRORS, END, "resize");

    private final Answer.Commanded commanded;
    private final boolean tellsStatus;
    private final SerialTasks order;
    private final SpdySession session;
    private final Map<String, SpdyStream> streams = new HashMap<>();
    private RemoteCommand.@Nullable Session talk;
    private boolean begun;

    private CommandSpdy(Answer.Commanded commanded, String protocol, SpdySession.Carrier carrier, Executor executor) {
        this.commanded = commanded;
        this.tellsStatus = protocol.equals(PROTOCOLS.get(0));
        this.order = SerialTasks.on(executor::execute);
        this.session = new SpdySession(carrier, this::opened);
    }

    static void begin(Wire wire, Answer.Commanded commanded, String protocol, Executor executor) {
        CommandSpdy spdy = new CommandSpdy(commanded, protocol, wire, executor);
        wire.listen(new SpdyEnd(wire, spdy.session));
    }

    private boolean opened(SpdyStream stream) {
        String type = stream.header("streamtype");
        if (!TYPES.contains(type)) {
            return false;
        }
        stream.listen(type.equals(INPUT) ? new Typed() : new Watched());
        order.add(() -> {
            streams.putIfAbsent(type, stream);
            beginIfComplete();
        });
        return true;
    }

    private void beginIfComplete() {
        CommandStreams wanted = commanded.streams();
        boolean complete = streams.containsKey(END)
                && (!wanted.input() || streams.containsKey(INPUT))
                && (!wanted.output() || streams.containsKey(OUTPUT))
                && (!wanted.errors() || streams.containsKey(ERRORS));
        if (complete && !begun) {
            begun = true;
            talk = commanded.command().begin(this);
        }
    }

    /** The client's standard input. */
    private final class Typed implements SpdyStream.Receiver {

        @Override
        public void received(byte[] bytes, boolean last) {
            order.add(() -> {
                RemoteCommand.Session open = talk;
                if (open != null && commanded.streams().input()) {
                    open.input(bytes, last);
                }
            });
        }

        @Override
        public void reset() {
            leave();
        }
    }

    /** A stream on which a client has nothing to say that matters here. */
    private final class Watched implements SpdyStream.Receiver {

        @Override
        public void received(byte[] bytes, boolean last) {
            // the size of a terminal changes nothing for a simulated program
        }

        @Override
        public void reset() {
            leave();
        }
    }

    private void leave() {
        order.add(() -> {
            RemoteCommand.Session open = talk;
            if (open != null) {
                open.input(new byte[0], true);
                open.gone();
            }
        });
    }

    @Override
    public void output(byte[] bytes) {
        send(OUTPUT, bytes);
    }

    @Override
    public void errors(byte[] bytes) {
        send(ERRORS, bytes);
    }

    private void send(String type, byte[] bytes) {
        order.add(() -> {
            SpdyStream stream = streams.get(type);
            if (stream != null) {
                stream.send(bytes);
            }
        });
    }

    @Override
    public void end(CommandEnd end) {
        order.add(() -> {
            byte[] told = tellsStatus ? end.status() : end.failure().getBytes(StandardCharsets.UTF_8);
            SpdyStream status = streams.get(END);
            if (status != null) {
                status.finish(told);
            }
            streams.values().forEach(stream -> stream.finish(new byte[0]));
            session.end();
        });
    }
}

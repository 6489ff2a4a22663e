package io.envtest.internal.http.upgrade;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.CommandEnd;
import io.envtest.internal.endpoint.answer.CommandStreams;
import io.envtest.internal.endpoint.answer.RemoteCommand;
import io.envtest.internal.sim.SerialTasks;
import io.undertow.server.HttpServerExchange;
import io.undertow.websockets.core.WebSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A talk with a command over a WebSocket: the first byte of a message says which stream it belongs to.
 *
 * @see <a href="https://github.com/kubernetes/enhancements/tree/master/keps/sig-api-machinery/4006-transition-spdy-to-websockets">KEP-4006</a>
 */
final class CommandSocket implements RemoteCommand.Client, Messages.Listener {

    static final Set<String> PROTOCOLS = Set.of(
            "channel.k8s.io",
            "base64.channel.k8s.io",
            "v4.channel.k8s.io",
            "v4.base64.channel.k8s.io",
            "v5.channel.k8s.io");

    private static final Set<String> CLOSING = Set.of("v5.channel.k8s.io");
    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int ERRORS = 2;
    private static final int STATUS = 3;
    private static final int CLOSE = 255;

    private final Messages messages;
    private final SerialTasks order;
    private final CommandStreams streams;
    private RemoteCommand.@Nullable Session session;

    private CommandSocket(Messages messages, SerialTasks order, CommandStreams streams) {
        this.messages = messages;
        this.order = order;
        this.streams = streams;
    }

    /** Whether a client hears only after the handshake why there is nothing to talk with. */
    static boolean tellsRefusals(HttpServerExchange exchange) {
        return Handshake.isWanted(exchange) && Handshake.offers(exchange, CLOSING);
    }

    static void begin(WebSocketChannel channel, Answer.Commanded commanded) {
        Messages messages = new Messages(channel, () -> {});
        CommandSocket socket =
                new CommandSocket(messages, SerialTasks.on(channel.getWorker()::execute), commanded.streams());
        socket.order.add(() -> socket.start(commanded));
        messages.listen(socket);
    }

    private void start(Answer.Commanded commanded) {
        // an empty message tells that the talk has begun
        messages.send(streams.output() ? OUTPUT : streams.errors() ? ERRORS : STATUS, new byte[0]);
        if (commanded.refusal().isEmpty()) {
            session = commanded.command().begin(this);
        } else {
            end(Refusal.of("unable to upgrade connection: " + commanded.refusal()));
        }
    }

    @Override
    public void message(byte[] message) {
        order.add(() -> take(message));
    }

    private void take(byte[] message) {
        RemoteCommand.Session talk = session;
        if (talk == null || message.length == 0 || !streams.input()) {
            return;
        }
        int stream = message[0] & 0xff;
        if (stream == INPUT && message.length > 1) {
            talk.input(Arrays.copyOfRange(message, 1, message.length), false);
        } else if (stream == CLOSE && message.length > 1 && message[1] == INPUT && messages.closeStreams(CLOSING)) {
            talk.input(new byte[0], true);
        }
    }

    @Override
    public void gone() {
        order.add(() -> {
            RemoteCommand.Session talk = session;
            if (talk != null) {
                talk.input(new byte[0], true);
                talk.gone();
            }
        });
    }

    @Override
    public void output(byte[] bytes) {
        if (streams.output()) {
            messages.send(OUTPUT, bytes);
        }
    }

    @Override
    public void errors(byte[] bytes) {
        if (streams.errors()) {
            messages.send(ERRORS, bytes);
        }
    }

    @Override
    public void end(CommandEnd end) {
        if (messages.protocol().startsWith("v")) {
            messages.send(STATUS, end.status());
        } else if (!end.failure().isEmpty()) {
            messages.send(STATUS, end.failure().getBytes(StandardCharsets.UTF_8));
        }
        messages.end();
    }
}

package io.envtest.internal.http.upgrade;

import io.envtest.internal.endpoint.answer.Answer;
import io.undertow.server.HttpServerExchange;
import java.util.List;
import java.util.Set;
import org.xnio.XnioWorker;

/** Opens connections to ports of pods, in the protocol that the client asks for. */
public final class Forwards {

    private static final String STREAMS = "portforward.k8s.io";
    /** SPDY inside the messages of a WebSocket, as kubectl speaks it. */
    private static final Set<String> TUNNELS = Set.of("SPDY/3.1+" + STREAMS);

    private static final int SERVER_ERROR = 500;

    private Forwards() {}

    /** Begins, or answers why there is nothing to begin. */
    public static void begin(HttpServerExchange exchange, Answer.Forwarded forwarded) {
        XnioWorker worker = exchange.getConnection().getWorker();
        Dial dial = new Dial(worker, forwarded.listeners());
        if (!forwarded.refusal().isEmpty()) {
            Upgrades.refuse(exchange, SERVER_ERROR, forwarded.refusal());
        } else if (!Handshake.isWanted(exchange)) {
            Upgrades.toSpdy(exchange, List.of(STREAMS), (wire, protocol) -> PortSpdy.begin(wire, wire, dial));
        } else if (Handshake.offers(exchange, TUNNELS)) {
            Handshake.begin(exchange, TUNNELS, channel -> {
                SocketPipe pipe = new SocketPipe(channel);
                PortSpdy.begin(pipe, pipe, dial);
            });
        } else if (forwarded.ports().isEmpty()) {
            Upgrades.refuse(exchange, 400, "you must specify at least 1 port");
        } else {
            Handshake.begin(
                    exchange, PortSocket.PROTOCOLS, channel -> PortSocket.begin(channel, forwarded.ports(), dial));
        }
    }
}

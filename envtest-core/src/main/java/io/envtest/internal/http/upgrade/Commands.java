package io.envtest.internal.http.upgrade;

import io.envtest.internal.endpoint.answer.Answer;
import io.undertow.server.HttpServerExchange;
import java.util.concurrent.Executor;

/** Opens talks with commands, in the protocol that the client asks for. */
public final class Commands {

    private Commands() {}

    /** Begins a talk, or answers why there is none. */
    public static void begin(HttpServerExchange exchange, Answer.Commanded commanded) {
        if (!commanded.refusal().isEmpty() && !CommandSocket.tellsRefusals(exchange)) {
            Upgrades.refuse(exchange, 500, commanded.refusal());
        } else if (Handshake.isWanted(exchange)) {
            Handshake.begin(exchange, CommandSocket.PROTOCOLS, channel -> CommandSocket.begin(channel, commanded));
        } else {
            Executor worker = exchange.getConnection().getWorker();
            Upgrades.toSpdy(
                    exchange,
                    CommandSpdy.PROTOCOLS,
                    (wire, protocol) -> CommandSpdy.begin(wire, commanded, protocol, worker));
        }
    }
}

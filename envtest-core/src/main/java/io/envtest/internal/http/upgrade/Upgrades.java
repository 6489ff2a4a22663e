package io.envtest.internal.http.upgrade;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Turns an exchange into a connection that speaks SPDY. */
final class Upgrades {

    private static final HttpString PROTOCOL = new HttpString("X-Stream-Protocol-Version");
    private static final HttpString ACCEPTED = new HttpString("X-Accepted-Stream-Protocol-Versions");
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    private Upgrades() {}

    /**
     * Agrees on a protocol and switches.
     *
     * @param protocols what is spoken over SPDY
     * @param opened is given the connection and the protocol
     */
    static void toSpdy(HttpServerExchange exchange, List<String> protocols, BiConsumer<Wire, String> opened) {
        List<String> offered = Offers.in(exchange, PROTOCOL);
        if (offered.isEmpty()) {
            refuse(exchange, BAD_REQUEST, "unable to upgrade: X-Stream-Protocol-Version is required");
            return;
        }
        Optional<String> agreed = offered.stream().filter(protocols::contains).findFirst();
        if (agreed.isEmpty()) {
            protocols.forEach(each -> exchange.getResponseHeaders().add(ACCEPTED, each));
            String why = "unable to upgrade: unable to negotiate protocol: client supports [%s], server accepts [%s]";
            refuse(exchange, FORBIDDEN, why.formatted(String.join(" ", offered), String.join(" ", protocols)));
            return;
        }
        exchange.getResponseHeaders().put(PROTOCOL, agreed.get());
        exchange.upgradeChannel(
                "SPDY/3.1", (connection, upgraded) -> opened.accept(new Wire(connection), agreed.get()));
        exchange.endExchange();
    }

    /** Answers as the node's agent would, whose words are passed on. */
    static void refuse(HttpServerExchange exchange, int code, String why) {
        exchange.setStatusCode(code);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getResponseSender().send(why + "\n");
    }
}

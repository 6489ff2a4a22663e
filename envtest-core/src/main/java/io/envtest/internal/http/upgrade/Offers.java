package io.envtest.internal.http.upgrade;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What clients offer to speak. Pure. */
final class Offers {

    private Offers() {}

    /** The protocols in a header, which may be there several times and name several each. */
    static List<String> in(HttpServerExchange exchange, HttpString header) {
        Collection<String> values = exchange.getRequestHeaders().get(header);
        List<String> offered = new ArrayList<>();
        if (values != null) {
            for (String protocol : String.join(",", values).split(",")) {
                offered.add(protocol.strip());
            }
        }
        return offered;
    }
}

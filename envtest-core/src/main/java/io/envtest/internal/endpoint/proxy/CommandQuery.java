package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.answer.CommandStreams;
import io.envtest.internal.request.QueryParameters;
import java.util.List;

/** What a request for a talk with a container says about it. */
final class CommandQuery {

    private static final List<String> PROTOCOLS = List.of("websocket", "SPDY/3.1");

    private CommandQuery() {}

    /** Whether it can become a talk at all. */
    static boolean isUpgrade(ResourceRequest request) {
        String upgrade = request.request().header("Upgrade");
        return PROTOCOLS.stream().anyMatch(upgrade::equalsIgnoreCase);
    }

    /** The streams that are asked for; who names neither of those that are read gets both. */
    static CommandStreams streams(ResourceRequest request) {
        QueryParameters query = request.request().query();
        boolean unsaid = !query.flag("stdout") && !query.flag("stderr");
        boolean terminal = query.flag("tty");
        return new CommandStreams(
                query.flag("stdin"),
                unsaid || query.flag("stdout"),
                !terminal && (unsaid || query.flag("stderr")),
                terminal);
    }
}

package io.envtest.internal.http;

import io.undertow.server.ServerConnection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.xnio.IoUtils;

/** The open connections, to be ended with the server. */
final class Connections {

    private final Set<ServerConnection> open = ConcurrentHashMap.newKeySet();

    void add(ServerConnection connection) {
        if (open.add(connection)) {
            connection.addCloseListener(open::remove);
        }
    }

    void closeAll() {
        open.forEach(IoUtils::safeClose);
    }
}

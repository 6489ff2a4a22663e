package io.envtest.internal.outbound;

import io.envtest.internal.meta.HostPort;
import java.io.IOException;
import java.net.Socket;

/** What Go says of a connection that breaks. */
final class Wire {

    private Wire() {}

    /** Both ends of a connection, as long as they are known. */
    static String ends(Socket socket) {
        return HostPort.join(socket.getLocalAddress().getHostAddress(), socket.getLocalPort()) + "->"
                + HostPort.join(socket.getInetAddress().getHostAddress(), socket.getPort());
    }

    static String problem(String ends, IOException e) {
        String text = String.valueOf(e.getMessage());
        boolean broken = text.contains("Broken pipe");
        if (!broken && !text.contains("reset")) {
            return text;
        }
        return broken
                ? "write tcp " + ends + ": write: broken pipe"
                : "read tcp " + ends + ": read: connection reset by peer";
    }
}

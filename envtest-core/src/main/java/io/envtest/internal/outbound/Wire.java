package io.envtest.internal.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** What Go says of a connection that breaks. */
final class Wire {

    private Wire() {}

    /** Both ends of a connection, as long as they are known. */
    static String ends(Socket socket) {
        return shown(socket.getLocalAddress(), socket.getLocalPort()) + "->"
                + shown(socket.getInetAddress(), socket.getPort());
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

    private static String shown(InetAddress address, int port) {
        String ip = address.getHostAddress();
        return (ip.indexOf(':') >= 0 ? "[" + ip + "]" : ip) + ":" + port;
    }
}

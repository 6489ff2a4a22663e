package io.envtest.internal.outbound;

import io.envtest.internal.meta.HostPort;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Connects to servers, and says in Go's words why it cannot. Thread-safe. */
final class Dialer {

    private final TlsContexts contexts;

    Dialer(TlsContexts contexts) {
        this.contexts = contexts;
    }

    /**
     * A connection.
     *
     * @param plain what to close at once, without the farewell of TLS, for which the other end would be waited for
     * @param secure what to speak over; the same for plain HTTP
     */
    record Dialed(Socket plain, Socket secure) {}

    Dialed dial(Destination destination, Limit limit) throws IOException {
        if (destination.trust().equals(Trust.PLAIN)) {
            Socket plain = connect(destination, limit);
            return new Dialed(plain, plain);
        }
        SSLContext context = contexts.of(destination.trust());
        Socket plain = connect(destination, limit);
        try {
            return new Dialed(plain, secure(context, plain, destination, limit));
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket connect(Destination destination, Limit limit) throws IOException {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(destination.host());
        } catch (UnknownHostException e) {
            throw unknown(destination.host());
        }
        IOException first = null;
        for (InetAddress address : addresses) {
            try {
                return connect(new InetSocketAddress(address, destination.port()), limit);
            } catch (OutboundTimeoutException e) {
                throw e;
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        throw first == null ? unknown(destination.host()) : first;
    }

    private static OutboundException unknown(String host) {
        return new OutboundException("dial tcp: lookup " + host + NameServer.shown() + ": no such host");
    }

    private static Socket connect(InetSocketAddress address, Limit limit) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, limit.millis());
            return socket;
        } catch (SocketTimeoutException e) {
            socket.close();
            throw new OutboundTimeoutException(e);
        } catch (IOException e) {
            socket.close();
            throw new OutboundException(
                    "dial tcp " + HostPort.join(address.getAddress().getHostAddress(), address.getPort())
                            + ": connect: " + reason(e),
                    e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoRouteToHostException) {
            return "no route to host";
        }
        String text = String.valueOf(e.getMessage());
        if (e instanceof ConnectException && text.contains("refused")) {
            return "connection refused";
        }
        return text.contains("unreachable") ? "network is unreachable" : text;
    }

    private static SSLSocket secure(SSLContext context, Socket plain, Destination destination, Limit limit)
            throws IOException {
        String ends = Wire.ends(plain);
        String name = destination.trust().serverName();
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, name, plain.getPort(), true);
        if (!ServerNames.isAddress(name) && name.matches("[A-Za-z0-9_.-]+")) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            socket.setSSLParameters(parameters);
        }
        socket.setSoTimeout(limit.millis());
        try {
            socket.startHandshake();
            return socket;
        } catch (SocketTimeoutException e) {
            throw new OutboundTimeoutException(e);
        } catch (EOFException e) {
            throw new OutboundException("EOF", e);
        } catch (SocketException e) {
            throw new OutboundException(Wire.problem(ends, e), e);
        } catch (IOException e) {
            throw new OutboundException(Handshakes.problem(e), e);
        }
    }
}

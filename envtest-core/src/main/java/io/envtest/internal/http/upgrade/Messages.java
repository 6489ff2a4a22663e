package io.envtest.internal.http.upgrade;

import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * The messages of a WebSocket that begin with the number of a stream; in some protocols a digit and base64. Sending is
 * thread-safe.
 */
final class Messages extends SocketEnd {

    private final Runnable room;
    private final String protocol;
    private volatile boolean left;
    private volatile Listener listener = new Nobody();

    /** Hears what a client says, on the I/O thread. */
    interface Listener {

        /** A message, the number of its stream first. */
        void message(byte[] message);

        /** There will be no more messages; may be told more than once. */
        void gone();
    }

    /** Before anybody listens. */
    private static final class Nobody implements Listener {

        @Override
        public void message(byte[] message) {
            // nothing is received before somebody listens
        }

        @Override
        public void gone() {
            // nothing is received before somebody listens
        }
    }

    /**
     * The messages of a WebSocket.
     *
     * @param room is run when a WebSocket that was full is so no more
     */
    Messages(WebSocketChannel channel, Runnable room) {
        super(channel);
        this.room = room;
        String chosen = channel.getSubProtocol();
        this.protocol = chosen == null ? "" : chosen;
    }

    /** The protocol that was agreed upon, empty for none. */
    String protocol() {
        return protocol;
    }

    /** Whether the protocol is one of those in which single streams are closed. */
    boolean closeStreams(Set<String> those) {
        return those.contains(protocol);
    }

    /** Begins to receive. */
    void listen(Listener heard) {
        listener = heard;
        open(heard::gone);
    }

    /** Sends a message, unless the client has said farewell. */
    void send(int stream, byte[] bytes) {
        if (left) {
            return;
        }
        if (protocol.contains("base64")) {
            String text = stream + Base64.getEncoder().encodeToString(bytes);
            WebSockets.sendText(text, channel, null);
            return;
        }
        sending.send(ByteBuffer.allocate(bytes.length + 1)
                .put((byte) stream)
                .put(bytes)
                .array());
    }

    @Override
    public void end() {
        if (!left) {
            super.end();
        }
    }

    @Override
    void room() {
        room.run();
    }

    @Override
    void heard(ByteBuffer message) {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        listener.message(bytes);
    }

    @Override
    protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
        String text = message.getData();
        if (!protocol.contains("base64")) {
            listener.message(text.getBytes(StandardCharsets.UTF_8));
        } else if (!text.isEmpty()) {
            listener.message(decoded(text));
        }
    }

    private static byte[] decoded(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.substring(1));
            return ByteBuffer.allocate(bytes.length + 1)
                    .put((byte) (text.charAt(0) - '0'))
                    .put(bytes)
                    .array();
        } catch (IllegalArgumentException e) {
            return new byte[0]; // what is no base64 says nothing
        }
    }

    @Override
    protected void onCloseMessage(CloseMessage message, WebSocketChannel from) {
        left = true;
        listener.gone();
    }
}

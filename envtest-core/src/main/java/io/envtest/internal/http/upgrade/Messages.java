package io.envtest.internal.http.upgrade;

import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.xnio.IoUtils;

/**
 * The messages of a WebSocket that begin with the number of a stream; in some protocols a digit and base64. Sending is
 * thread-safe.
 */
final class Messages extends AbstractReceiveListener {

    private static final int LONGEST = 4 << 20;

    private final WebSocketChannel channel;
    private final Sending sending;
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
        this.channel = channel;
        this.sending = new Sending(channel, room);
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
        channel.addCloseTask(closed -> heard.gone());
        channel.getReceiveSetter().set(this);
        channel.resumeReceives();
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

    /** Closes the WebSocket once all is sent. */
    void end() {
        if (!left && !channel.isCloseFrameSent()) {
            WebSockets.sendClose(new CloseMessage(CloseMessage.NORMAL_CLOSURE, ""), channel, null);
        }
    }

    /** Whether so much waits to be sent that whoever produces it is to wait. */
    boolean isFull() {
        return sending.isFull();
    }

    /** Receives nothing for a while, or again. */
    void hold(boolean wait) {
        if (wait) {
            channel.suspendReceives();
        } else {
            channel.resumeReceives();
        }
    }

    @Override
    protected void onFullBinaryMessage(WebSocketChannel from, BufferedBinaryMessage message) {
        var data = message.getData();
        try {
            ByteBuffer whole = WebSockets.mergeBuffers(data.getResource());
            byte[] bytes = new byte[whole.remaining()];
            whole.get(bytes);
            listener.message(bytes);
        } finally {
            data.free();
        }
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

    @Override
    protected void onError(WebSocketChannel from, Throwable error) {
        IoUtils.safeClose(from);
    }

    @Override
    protected long getMaxBinaryBufferSize() {
        return LONGEST;
    }

    @Override
    protected long getMaxTextBufferSize() {
        return LONGEST;
    }
}

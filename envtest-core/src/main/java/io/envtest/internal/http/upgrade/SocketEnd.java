package io.envtest.internal.http.upgrade;

import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import org.xnio.IoUtils;

/** One end of a WebSocket: hears what comes on the I/O thread. Sending, holding and closing are thread-safe. */
abstract class SocketEnd extends AbstractReceiveListener {

    private static final int LONGEST = 4 << 20;

    final WebSocketChannel channel;
    final Sending sending;

    /** An end that hears nothing yet. */
    SocketEnd(WebSocketChannel channel) {
        this.channel = channel;
        this.sending = new Sending(channel, this::room);
    }

    /** Hears the bytes of a whole message, which are to be used at once. */
    abstract void heard(ByteBuffer message);

    /** A WebSocket that was full is so no more. */
    abstract void room();

    /** Begins to hear; {@code gone} is run when the WebSocket is closed. */
    final void open(Runnable gone) {
        channel.addCloseTask(closed -> gone.run());
        channel.getReceiveSetter().set(this);
        channel.resumeReceives();
    }

    /** Closes the WebSocket once all is sent. */
    public void end() {
        if (!channel.isCloseFrameSent()) {
            WebSockets.sendClose(new CloseMessage(CloseMessage.NORMAL_CLOSURE, ""), channel, null);
        }
    }

    /** Whether so much waits to be sent that whoever produces it is to wait. */
    public final boolean isFull() {
        return sending.isFull();
    }

    /** Hears nothing for a while. */
    public final void pause() {
        channel.suspendReceives();
    }

    /** Hears again. */
    public final void resume() {
        channel.resumeReceives();
    }

    @Override
    protected final void onFullBinaryMessage(WebSocketChannel from, BufferedBinaryMessage message) {
        var data = message.getData();
        try {
            heard(WebSockets.mergeBuffers(data.getResource()));
        } finally {
            data.free();
        }
    }

    @Override
    protected final void onError(WebSocketChannel from, Throwable error) {
        IoUtils.safeClose(from);
    }

    @Override
    protected final long getMaxBinaryBufferSize() {
        return LONGEST;
    }

    @Override
    protected final long getMaxTextBufferSize() {
        return LONGEST;
    }
}

package io.envtest.internal.http.upgrade;

import io.envtest.internal.http.spdy.SpdySession;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/** The binary messages of a WebSocket as one stream of bytes. */
final class SocketPipe extends AbstractReceiveListener implements Pipe, SpdySession.Carrier {

    private static final int LONGEST = 4 << 20;

    private final WebSocketChannel channel;
    private final Sending sending;
    private volatile @Nullable Listener listener;

    SocketPipe(WebSocketChannel channel) {
        this.channel = channel;
        this.sending = new Sending(channel, this::room);
    }

    private void room() {
        Listener heard = listener;
        if (heard != null) {
            heard.room();
        }
    }

    @Override
    public void listen(Listener heard) {
        listener = heard;
        channel.addCloseTask(closed -> heard.gone());
        channel.getReceiveSetter().set(this);
        channel.resumeReceives();
    }

    @Override
    public void send(byte[] bytes) {
        sending.send(bytes);
    }

    @Override
    public void finish() {
        end(); // a WebSocket has no half
    }

    @Override
    public void end() {
        if (!channel.isCloseFrameSent()) {
            WebSockets.sendClose(new CloseMessage(CloseMessage.NORMAL_CLOSURE, ""), channel, null);
        }
    }

    @Override
    public boolean isFull() {
        return sending.isFull();
    }

    @Override
    public void pause() {
        channel.suspendReceives();
    }

    @Override
    public void resume() {
        channel.resumeReceives();
    }

    @Override
    public void cut() {
        IoUtils.safeClose(channel);
    }

    @Override
    protected void onFullBinaryMessage(WebSocketChannel from, BufferedBinaryMessage message) {
        var data = message.getData();
        try {
            Listener heard = listener;
            if (heard != null) {
                heard.received(WebSockets.mergeBuffers(data.getResource()));
            }
        } finally {
            data.free();
        }
    }

    @Override
    protected void onError(WebSocketChannel from, Throwable error) {
        IoUtils.safeClose(from);
    }

    @Override
    protected long getMaxBinaryBufferSize() {
        return LONGEST;
    }
}

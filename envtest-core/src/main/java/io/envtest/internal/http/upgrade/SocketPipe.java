package io.envtest.internal.http.upgrade;

import io.envtest.internal.http.spdy.SpdySession;
import io.undertow.websockets.core.WebSocketChannel;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/** The binary messages of a WebSocket as one stream of bytes. */
final class SocketPipe extends SocketEnd implements Pipe, SpdySession.Carrier {

    private volatile @Nullable Listener listener;

    SocketPipe(WebSocketChannel channel) {
        super(channel);
    }

    @Override
    void room() {
        Listener heard = listener;
        if (heard != null) {
            heard.room();
        }
    }

    @Override
    public void listen(Listener heard) {
        listener = heard;
        open(heard::gone);
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
    public void cut() {
        IoUtils.safeClose(channel);
    }

    @Override
    void heard(ByteBuffer message) {
        Listener heard = listener;
        if (heard != null) {
            heard.received(message);
        }
    }
}

package io.envtest.internal.http.upgrade;

import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import org.xnio.IoUtils;

/** Sends binary messages and counts what waits to be written. Thread-safe. */
final class Sending implements WebSocketCallback<Integer> {

    private final WebSocketChannel channel;
    private final Runnable room;
    private final Backlog backlog = new Backlog();

    /**
     * Sends to a client.
     *
     * @param room is run when a channel that was full is so no more
     */
    Sending(WebSocketChannel channel, Runnable room) {
        this.channel = channel;
        this.room = room;
    }

    void send(byte[] message) {
        backlog.add(message.length);
        WebSockets.sendBinary(ByteBuffer.wrap(message), channel, this, message.length);
    }

    boolean isFull() {
        return backlog.isFull();
    }

    @Override
    public void complete(WebSocketChannel done, Integer length) {
        if (backlog.remove(length)) {
            room.run();
        }
    }

    @Override
    public void onError(WebSocketChannel failed, Integer length, Throwable error) {
        IoUtils.safeClose(failed);
    }
}

package io.envtest.internal.http.upgrade;

import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import org.xnio.IoUtils;

/** Sends binary messages and counts what waits to be written. Thread-safe. */
final class Sending implements WebSocketCallback<Integer> {

    private static final long FULL_BYTES = 1 << 20;

    private final WebSocketChannel channel;
    private final Runnable room;
    private long waiting;
    private boolean wasFull;

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
        synchronized (this) {
            waiting += message.length;
        }
        WebSockets.sendBinary(ByteBuffer.wrap(message), channel, this, message.length);
    }

    synchronized boolean isFull() {
        wasFull |= waiting > FULL_BYTES;
        return waiting > FULL_BYTES;
    }

    @Override
    public void complete(WebSocketChannel done, Integer length) {
        boolean tell;
        synchronized (this) {
            waiting -= length;
            tell = wasFull && waiting <= FULL_BYTES / 2;
            wasFull &= !tell;
        }
        if (tell) {
            room.run();
        }
    }

    @Override
    public void onError(WebSocketChannel failed, Integer length, Throwable error) {
        IoUtils.safeClose(failed);
    }
}

package io.envtest.internal.http.upgrade;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One connection through a client's forwarded port. Thread-safe. */
final class Forwarding implements Pipe.Listener {

    private final Client client;
    private final Deque<byte[]> early = new ArrayDeque<>();
    private @Nullable Pipe server;
    private boolean clientEnded;
    private boolean clientGone;
    private boolean paused;
    private boolean over;

    /** The client's end of it. Thread-safe. */
    interface Client {

        /** Sends what the server said. */
        void send(byte[] bytes);

        /** The server has said all. */
        void finish();

        /** The connection could not be made. */
        void failed(String why);

        /** Whether the server is to wait before it says more. */
        boolean isFull();

        /** The client is to wait before it says more. */
        void pause();

        /** The client may say more. */
        void resume();
    }

    Forwarding(Client client) {
        this.client = client;
    }

    void connected(Pipe pipe) {
        synchronized (this) {
            server = pipe;
            early.forEach(pipe::send);
            early.clear();
            if (clientEnded) {
                pipe.finish();
            }
            if (clientGone) {
                pipe.cut();
            }
            client.resume();
        }
        pipe.listen(this);
    }

    void failed(String why) {
        synchronized (this) {
            over = true;
            early.clear();
            client.resume();
        }
        client.failed(why);
    }

    /** The client says something. */
    synchronized void say(byte[] bytes, boolean last) {
        if (over) {
            return;
        }
        Pipe pipe = server;
        clientEnded |= last;
        if (pipe == null) {
            early.add(bytes);
            client.pause();
            return;
        }
        pipe.send(bytes);
        if (last) {
            pipe.finish();
        }
        if (pipe.isFull()) {
            client.pause();
        }
    }

    /** The client is gone. */
    synchronized void leave() {
        clientGone = true;
        Pipe pipe = server;
        if (pipe != null) {
            pipe.cut();
        }
    }

    /** The client can take more. */
    synchronized void goOn() {
        Pipe pipe = server;
        if (paused && pipe != null) {
            paused = false;
            pipe.resume();
        }
    }

    @Override
    public void received(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        client.send(copy);
        synchronized (this) {
            Pipe pipe = server;
            if (pipe != null && client.isFull()) {
                paused = true;
                pipe.pause();
            }
        }
    }

    @Override
    public void ended() {
        client.finish();
    }

    @Override
    public void gone() {
        room();
        client.finish();
    }

    @Override
    public synchronized void room() {
        client.resume();
    }
}

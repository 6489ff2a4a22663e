package io.envtest.standalone.soak;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One watch over a socket of its own, read by a selector's thread. */
final class WatchConnection {

    /**
     * So that a reader who stops is felt by the server soon. Not less than some packets of the loopback interface: one that
     * takes less than a packet at a time gets one in 200 ms.
     */
    private static final int SMALL_WINDOW = 192 * 1024;

    private final SoakWatcher watcher;
    private final ChunkedLines lines;
    private final SocketChannel channel;
    private final SelectionKey key;

    WatchConnection(SoakWatcher watcher, Selector selector, int port, String path, boolean small) throws IOException {
        this.watcher = watcher;
        lines = new ChunkedLines(watcher::line);
        channel = SocketChannel.open();
        if (small) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_WINDOW);
        }
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        channel.write(ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + SoakIT.TOKEN + "\r\nAccept: application/json\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1)));
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Takes what is there. */
    void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = -1;
        String how = "";
        try {
            count = channel.read(buffer);
        } catch (IOException e) {
            how = lines.isOver() ? "" : e.toString(); // a reset is how a slow watcher's connection may end
        }
        if (count > 0) {
            watcher.received(lines, buffer.flip());
        }
        if (count < 0 || lines.isOver()) {
            watcher.ended(how);
        }
    }

    /** Reads from now on, or lets the bytes pile up. */
    void read(boolean wanted) {
        if (key.isValid()) {
            key.interestOps(wanted ? SelectionKey.OP_READ : 0);
        }
    }

    boolean isReading() {
        return key.isValid() && key.interestOps() != 0;
    }

    void close() throws IOException {
        key.cancel();
        channel.close();
    }
}

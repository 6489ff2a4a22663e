package io.envtest.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Reads many watch streams on one thread and counts their events. */
final class WatchReader {

    private final int port;
    private final AtomicLong delivered;
    private final Selector selector;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final Thread thread = new Thread(this::read, "watch-reader");
    private volatile boolean closed;

    WatchReader(int port, AtomicLong delivered) throws IOException {
        this.port = port;
        this.delivered = delivered;
        selector = Selector.open();
        thread.start();
    }

    void open(String path) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + HttpConnection.TOKEN
                + "\r\nAccept: application/json\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
        channel.configureBlocking(false);
        channels.add(channel);
        selector.wakeup();
        channel.register(selector, SelectionKey.OP_READ, new Matcher());
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try {
            while (!closed) {
                selector.select(key -> read(key, buffer), 100);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        try {
            buffer.clear();
            int count = ((SocketChannel) key.channel()).read(buffer);
            if (count < 0) {
                key.cancel();
                return;
            }
            delivered.addAndGet(((Matcher) key.attachment()).count(buffer.array(), count));
        } catch (IOException e) {
            key.cancel();
        }
    }

    void stop() throws IOException, InterruptedException {
        closed = true;
        selector.wakeup();
        thread.join();
        selector.close();
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }

    /** Counts the line ends of events in a stream that comes in pieces; chunk heads end in CR LF. */
    private static final class Matcher {

        private byte last;

        int count(byte[] bytes, int length) {
            int found = 0;
            for (int i = 0; i < length; i++) {
                if (bytes[i] == '\n' && (i == 0 ? last : bytes[i - 1]) == '}') {
                    found++;
                }
            }
            last = length == 0 ? last : bytes[length - 1];
            return found;
        }
    }
}

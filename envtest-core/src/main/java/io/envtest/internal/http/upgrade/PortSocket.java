package io.envtest.internal.http.upgrade;

import io.undertow.websockets.core.WebSocketChannel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Forwarded ports over a WebSocket, one connection for each: the first byte of a message is twice the number of the port in
 * the order that they were asked for, and one more for errors. The first two messages of each tell the port.
 */
final class PortSocket implements Messages.Listener {

    static final Set<String> PROTOCOLS = Set.of("v4.channel.k8s.io", "v4.base64.channel.k8s.io");

    private final Messages messages;
    private final List<Connected> connected = new ArrayList<>();
    private int open;

    private PortSocket(WebSocketChannel channel) {
        this.messages = new Messages(channel, this::room);
    }

    static void begin(WebSocketChannel channel, List<Integer> ports, Dial dial) {
        PortSocket socket = new PortSocket(channel);
        socket.open = ports.size();
        for (int i = 0; i < ports.size(); i++) {
            Connected connection = socket.new Connected(2 * i);
            byte[] port = ByteBuffer.allocate(Short.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putShort((short) (int) ports.get(i))
                    .array();
            socket.messages.send(connection.stream, port);
            socket.messages.send(connection.stream + 1, port);
            socket.connected.add(connection);
        }
        socket.messages.listen(socket);
        for (int i = 0; i < ports.size(); i++) {
            Connected connection = socket.connected.get(i);
            connection.forwarding = dial.connect(ports.get(i), connection);
        }
    }

    private void room() {
        connected.forEach(Connected::goOn);
    }

    @Override
    public void message(byte[] message) {
        int stream = message.length == 0 ? -1 : message[0] & 0xff;
        if (stream >= 0 && stream % 2 == 0 && stream / 2 < connected.size()) {
            Forwarding there = connected.get(stream / 2).forwarding;
            if (there != null) {
                there.say(Arrays.copyOfRange(message, 1, message.length), false);
            }
        }
    }

    @Override
    public void gone() {
        for (Connected connection : connected) {
            Forwarding there = connection.forwarding;
            if (there != null) {
                there.leave();
            }
        }
    }

    private synchronized void closed() {
        open--;
        if (open == 0) {
            messages.end();
        }
    }

    /** A client's connection to one port. */
    private final class Connected implements Forwarding.Client {

        private final int stream;
        private boolean over;
        private volatile @Nullable Forwarding forwarding;

        private Connected(int stream) {
            this.stream = stream;
        }

        private void goOn() {
            Forwarding there = forwarding;
            if (there != null) {
                there.goOn();
            }
        }

        @Override
        public void send(byte[] bytes) {
            messages.send(stream, bytes);
        }

        @Override
        public void finish() {
            synchronized (this) {
                if (over) {
                    return;
                }
                over = true;
            }
            closed();
        }

        @Override
        public void failed(String why) {
            messages.send(stream + 1, why.getBytes(StandardCharsets.UTF_8));
            finish();
        }

        @Override
        public boolean isFull() {
            return messages.isFull();
        }

        @Override
        public void pause() {
            messages.pause();
        }

        @Override
        public void resume() {
            messages.resume();
        }
    }
}

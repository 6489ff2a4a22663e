package io.envtest.internal.http.spdy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/** Makes a client's frames, and shows a server's. */
final class ClientFrames {

    private static final int HEAD = 8;

    private final Deflater deflater = new Deflater();

    ClientFrames() {
        deflater.setDictionary(Dictionary.bytes());
    }

    byte[] open(int stream, Map<String, String> headers) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(number(headers.size()));
        headers.forEach((name, value) -> {
            text(block, name);
            text(block, value);
        });
        byte[] packed = new byte[1 << 20];
        deflater.setInput(block.toByteArray());
        int length = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
        ByteBuffer body =
                ByteBuffer.allocate(10 + length).putInt(stream).putInt(0).putShort((short) 0);
        return control(1, body.put(packed, 0, length).array());
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static void text(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        block.writeBytes(number(bytes.length));
        block.writeBytes(bytes);
    }

    static byte[] control(int type, byte[] body) {
        return ByteBuffer.allocate(HEAD + body.length)
                .putInt(0x80030000 | type)
                .putInt(body.length)
                .put(body)
                .array();
    }

    static byte[] data(int stream, String text, boolean last) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return FrameWriter.data(stream, bytes, 0, bytes.length, last);
    }

    /** What a server sent, a line for a frame. */
    static List<String> shown(byte[] sent) {
        List<String> frames = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(sent);
        while (bytes.hasRemaining()) {
            int first = bytes.getInt();
            int second = bytes.getInt();
            byte[] body = new byte[second & 0xffffff];
            bytes.get(body);
            if (first < 0) {
                frames.add("control " + (first & 0xffff) + " of "
                        + ByteBuffer.wrap(body).getInt());
            } else {
                String end = second >>> 24 == 1 ? " last" : "";
                frames.add("data of " + first + ": " + new String(body, StandardCharsets.UTF_8) + end);
            }
        }
        return frames;
    }
}

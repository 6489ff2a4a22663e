package io.envtest.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A keep-alive connection that does no more than it must, so that the server is measured and not the client. */
final class HttpConnection implements Closeable {

    /** Bearer token of all requests. */
    static final String TOKEN = "admin-token";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[64 * 1024];

    HttpConnection(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        out = new BufferedOutputStream(socket.getOutputStream());
    }

    /**
     * Sends a request and reads the whole answer.
     *
     * @return number of bytes in the body
     */
    int send(String method, String path, String body) throws IOException {
        return send(method, path, "application/json", body);
    }

    /** The same with a body of another media type. */
    int send(String method, String path, String type, String body) throws IOException {
        begin(method, path, type, body, "application/json");
        int status = status();
        int length = readBody();
        if (status >= 300) {
            throw new IOException(method + " " + path + " answered " + status + ": "
                    + new String(buffer, 0, Math.min(length, 500), StandardCharsets.UTF_8));
        }
        return length;
    }

    /** Sends a request and gives the body of the answer, whatever the answer is. */
    String read(String method, String path, String body, String accept) throws IOException {
        begin(method, path, "application/json", body, accept);
        readLine(); // the status
        int length = readBody();
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    /** Opens a watch; its lines are then read with {@link #readLine}. */
    void watch(String path) throws IOException {
        begin("GET", path, "application/json", "", "application/json");
        int status = status();
        if (status != 200) {
            throw new IOException(path + " answered " + status);
        }
        while (!readLine().isEmpty()) {
            continue; // headers
        }
    }

    private void begin(String method, String path, String type, String body, String accept) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                + "\r\nAccept: " + accept + "\r\nContent-Type: " + type + "\r\n"
                + (body.isEmpty() ? "" : "Content-Length: " + bytes.length + "\r\n") + "\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
        out.flush();
    }

    private int status() throws IOException {
        return Integer.parseInt(readLine().split(" ", 3)[1]);
    }

    private int readBody() throws IOException {
        int length = 0;
        boolean chunked = false;
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
        }
        return chunked ? readChunks() : readFully(0, length);
    }

    private int readChunks() throws IOException {
        int length = 0;
        int size = Integer.parseInt(readLine(), 16);
        while (size > 0) {
            length = readFully(length, size);
            readLine();
            size = Integer.parseInt(readLine(), 16);
        }
        readLine();
        return length;
    }

    private int readFully(int from, int count) throws IOException {
        if (from + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(from + count, 2 * buffer.length));
        }
        int read = in.readNBytes(buffer, from, count);
        if (read < count) {
            throw new EOFException();
        }
        return from + count;
    }

    /** A line without its end. */
    String readLine() throws IOException {
        StringBuilder line = new StringBuilder(64);
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
            next = in.read();
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

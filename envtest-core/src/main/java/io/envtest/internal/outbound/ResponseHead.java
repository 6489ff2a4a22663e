package io.envtest.internal.outbound;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What stands before the body of an answer. */
record ResponseHead(int status, boolean persistent, Map<String, List<String>> headers) {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int SWITCHING_PROTOCOLS = 101;

    /**
     * Reads it, past what is only provisional.
     *
     * @throws EOFException if the server closed the connection instead
     */
    static ResponseHead read(InputStream input) throws IOException {
        ResponseHead head;
        do {
            head = parse(input);
        } while (head.status / 100 == 1 && head.status != SWITCHING_PROTOCOLS);
        return head;
    }

    private static ResponseHead parse(InputStream input) throws IOException {
        String line = line(input);
        String[] parts = line.split(" ", 3);
        if (!parts[0].startsWith("HTTP/1.")) {
            throw new OutboundException(
                    "net/http: HTTP/1.x transport connection broken: malformed HTTP response \"" + line + "\"");
        }
        if (parts.length < 2 || !parts[1].matches("\\d{3}")) {
            throw new OutboundException("net/http: HTTP/1.x transport connection broken: malformed HTTP status code \""
                    + (parts.length < 2 ? "" : parts[1]) + "\"");
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(input); !header.isEmpty(); header = line(input)) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(header.substring(0, colon).strip(), any -> new ArrayList<>())
                        .add(header.substring(colon + 1).strip());
            }
        }
        return new ResponseHead(Integer.parseInt(parts[1]), parts[0].equals("HTTP/1.1"), headers);
    }

    static String line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = input.read();
        while (next >= 0 && next != '\n' && line.size() < LONGEST_LINE) {
            line.write(next);
            next = input.read();
        }
        if (next < 0) {
            throw new EOFException(line.size() == 0 ? "EOF" : "unexpected EOF");
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    boolean keepsConnection() {
        boolean keep = headers.getOrDefault("Connection", List.of()).stream().anyMatch("keep-alive"::equalsIgnoreCase);
        boolean close = headers.getOrDefault("Connection", List.of()).stream().anyMatch("close"::equalsIgnoreCase);
        return status != SWITCHING_PROTOCOLS && !close && (persistent || keep);
    }

    /** The body, which runs the action when it was read to its end. */
    InputStream body(InputStream input, String method, Runnable atEnd) throws IOException {
        if (status == SWITCHING_PROTOCOLS) {
            return input;
        }
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return new CountedBody(input, 0, atEnd);
        }
        boolean chunked = headers.getOrDefault("Transfer-Encoding", List.of()).stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).endsWith("chunked"));
        if (chunked) {
            return new ChunkedBody(input, atEnd);
        }
        List<String> length = headers.getOrDefault("Content-Length", List.of());
        if (length.isEmpty()) {
            return input; // it ends with the connection, which is not used again
        }
        try {
            return new CountedBody(input, Long.parseLong(length.get(0)), atEnd);
        } catch (NumberFormatException e) {
            throw new OutboundException(
                    "net/http: HTTP/1.x transport connection broken: bad Content-Length \"" + length.get(0) + "\"", e);
        }
    }
}

package io.envtest.standalone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The server a recording is replayed on, over HTTP or in process. */
interface GoldenServer extends AutoCloseable {

    /** The users that recordings know, as a token file. */
    String USERS = """
            admin-token,admin,admin-uid,"system:masters"
            alice-token,alice,alice-uid,"developers,testers"
            bob-token,bob,bob-uid
            """;

    /** An answer: status, headers by lower-case name, body as text. */
    record Answer(int status, Map<String, List<String>> headers, String text) {
        String contentType() {
            return String.join(";", headers.getOrDefault("content-type", List.of()));
        }
    }

    /** A watch that collects its events. */
    interface Watching {
        int status();

        /** Waits for so many events, then a little longer for one too many, and ends the watch. */
        List<JsonNode> collect(int count, double timeoutSeconds);
    }

    /** Sends a request. */
    Answer call(String method, String path, JsonNode body, Map<String, List<String>> headers);

    /** Opens a watch. */
    Watching watch(String path, Map<String, List<String>> headers);

    /** The same server, signed in with a client certificate only (PEM). */
    GoldenServer withCertificate(String certificate, String key);

    @Override
    void close();

    /** The headers that go with a recorded request: the defaults, then its own; null drops one, a list repeats one. */
    static Map<String, List<String>> headers(JsonNode recorded, boolean token, boolean hasBody) {
        Map<String, List<String>> out = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        out.put("Accept", List.of("application/json"));
        out.put("User-Agent", List.of("golden"));
        if (token) {
            out.put("Authorization", List.of("Bearer admin-token"));
        }
        recorded.properties().forEach(e -> {
            out.remove(e.getKey());
            if (e.getValue().isArray()) {
                List<String> values = new ArrayList<>();
                e.getValue().forEach(v -> values.add(v.asText()));
                out.put(e.getKey(), values);
            } else if (!e.getValue().isNull()) {
                out.put(e.getKey(), List.of(e.getValue().asText()));
            }
        });
        if (hasBody) {
            out.putIfAbsent("Content-Type", List.of("application/json"));
        }
        return out;
    }
}

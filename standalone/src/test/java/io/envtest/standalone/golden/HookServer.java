package io.envtest.standalone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.envtest.internal.pki.ClusterCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A webhook that answers as a recording says: with a response whose uid is filled in, with the converted objects of the
 * request, or with some body. The n-th request to a path gets the n-th answer for it; the last one repeats.
 */
final class HookServer implements AutoCloseable {

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String authority;
    private final JsonNode answers;
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<ObjectNode> received = new ArrayList<>();

    private record Reply(int status, byte[] body) {}

    HookServer(JsonNode answers) {
        this.answers = answers;
        try {
            InetAddress loopback = InetAddress.getByName("127.0.0.1");
            ClusterCertificates certificates = ClusterCertificates.create(Instant.now());
            authority = certificates.authority().certificatePem();
            server = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(
                    certificates.serverContext(certificates.server(List.of("localhost"), List.of(loopback)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The authority of its certificate, as a client configuration carries it. */
    String caBundle() {
        return Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.US_ASCII));
    }

    /** What it was asked since the last time, in order. */
    synchronized List<ObjectNode> received() {
        List<ObjectNode> all = List.copyOf(received);
        received.clear();
        return all;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        ObjectNode review = (ObjectNode)
                Recordings.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
        JsonNode given = given(exchange.getRequestURI().toString(), review);
        Replay.pause(given.path("delay").asDouble());
        Reply reply = reply(given, review);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        exchange.getResponseBody().write(reply.body());
        exchange.close();
    }

    private synchronized JsonNode given(String path, ObjectNode review) {
        String bare = path.split("\\?")[0];
        ObjectNode asked = JsonNodeFactory.instance.objectNode().put("path", path);
        asked.set("body", review);
        received.add(asked);
        List<JsonNode> fitting = new ArrayList<>();
        for (JsonNode answer : answers) {
            if (answer.path("path").asText(bare).equals(bare)) {
                fitting.add(answer);
            }
        }
        int number = counts.merge(bare, 1, Integer::sum) - 1;
        return fitting.isEmpty() ? MissingNode.getInstance() : fitting.get(Math.min(number, fitting.size() - 1));
    }

    /** The answer; what was received is converted in place, as the recordings have it. */
    private synchronized Reply reply(JsonNode given, ObjectNode review) {
        if (given.isMissingNode()) {
            return new Reply(404, "no such hook".getBytes(StandardCharsets.UTF_8));
        }
        JsonNode body = given.has("body") ? given.get("body") : answered(given, review);
        String text = body.isTextual() ? body.textValue() : body.toString();
        return new Reply(given.path("status").asInt(200), text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode answered(JsonNode given, ObjectNode review) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("apiVersion", review.get("apiVersion"));
        answer.set("kind", review.get("kind"));
        ObjectNode response = answer.putObject("response");
        response.set("uid", review.at("/request/uid"));
        response.setAll((ObjectNode) given.get("response").deepCopy());
        JsonNode patch = response.path("patch");
        if (!patch.isMissingNode() && !patch.isTextual()) {
            byte[] bytes = patch.toString().getBytes(StandardCharsets.UTF_8);
            response.put("patch", Base64.getEncoder().encodeToString(bytes));
        }
        if (given.has("convert")) {
            response.set("convertedObjects", converted(given, review));
        }
        return answer;
    }

    private static ArrayNode converted(JsonNode given, ObjectNode review) {
        ArrayNode objects = (ArrayNode) review.at("/request/objects");
        String convert = given.get("convert").asText();
        String wanted = convert.equals("desired")
                ? review.at("/request/desiredAPIVersion").asText()
                : convert;
        boolean forward = wanted.endsWith(given.path("forward").asText());
        for (JsonNode object : objects) {
            ((ObjectNode) object).put("apiVersion", wanted);
            for (JsonNode pair : given.path("rename")) {
                String from = pair.get(forward ? 0 : 1).asText();
                String to = pair.get(forward ? 1 : 0).asText();
                if (object.path("spec") instanceof ObjectNode spec && spec.has(from)) {
                    spec.set(to, spec.remove(from));
                }
            }
        }
        return objects;
    }
}

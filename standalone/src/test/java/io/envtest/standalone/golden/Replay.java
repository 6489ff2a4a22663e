package io.envtest.standalone.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Replays recordings on a server. */
final class Replay {

    private static final List<String> HEADERS = List.of("content-type", "warning", "allow", "retry-after");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final GoldenServer server;
    private final String run;
    private final AtomicInteger namespaces = new AtomicInteger();

    /** @param run a prefix for namespaces that no other replay on the server uses */
    Replay(GoldenServer server, String run) {
        this.server = server;
        this.run = run;
    }

    /** The differences of a transcript by its name. */
    Map<String, List<String>> named(Pace pace, JsonNode transcript) {
        return Map.of(transcript.get("name").asText(), transcript(pace, transcript));
    }

    /** The places where the transcript's answers differ, step by step. */
    private List<String> transcript(Pace pace, JsonNode transcript) {
        Symbols symbols = new Symbols();
        String namespace = makeNamespace();
        symbols.bind("ns", "0", "ns", namespace);
        Map<String, GoldenServer.Watching> watches = new HashMap<>();
        List<String> found = new ArrayList<>();
        try (Hooks hooks = new Hooks(symbols)) {
            steps(pace, transcript, symbols, watches, hooks, found);
        }
        watches.values().forEach(watch -> watch.collect(0, 0));
        send("DELETE", "/api/v1/namespaces/" + namespace, MissingNode.getInstance());
        return found;
    }

    private void steps(
            Pace pace,
            JsonNode transcript,
            Symbols symbols,
            Map<String, GoldenServer.Watching> watches,
            Hooks hooks,
            List<String> found) {
        int number = 0;
        for (JsonNode step : transcript.get("steps")) {
            number++;
            pace.beforeStep();
            JsonNode actual = step.has("pause")
                    ? pause(pace.pause(step.get("pause").asDouble()))
                    : attempt(step, number, symbols, watches, hooks);
            List<Pattern> ignored = patterns(transcript.path("ignore"), step.path("ignore"));
            boolean ordered = transcript.path("ordered").asBoolean();
            JsonNode expected = step.has("response") ? step.get("response") : JsonNodeFactory.instance.objectNode();
            String where =
                    "step " + number + " " + step.path("request").path("method").asText() + " "
                            + step.path("request").path("path").asText();
            Differences.between(expected, actual, ignored, ordered).forEach(line -> found.add(where + " " + line));
        }
    }

    private JsonNode attempt(
            JsonNode step, int number, Symbols symbols, Map<String, GoldenServer.Watching> watches, Hooks hooks) {
        try {
            return Hooks.has(step)
                    ? hooks.step(step, Integer.toString(number))
                    : step(step, Integer.toString(number), symbols, watches);
        } catch (RuntimeException e) {
            return JsonNodeFactory.instance.objectNode().put("error", e.toString());
        }
    }

    private JsonNode step(JsonNode step, String number, Symbols symbols, Map<String, GoldenServer.Watching> watches) {
        if (step.has("collect")) {
            return collect(step, number, symbols, watches);
        }
        JsonNode request = symbols.fill(step.path("request"));
        if (step.has("watch")) {
            Map<String, List<String>> headers = GoldenServer.headers(request.path("headers"), true, false);
            GoldenServer.Watching watch = server.watch(request.get("path").asText(), headers);
            watches.put(step.get("watch").asText(), watch);
            return JsonNodeFactory.instance.objectNode().put("status", watch.status());
        }
        if (!step.has("request")) {
            throw new IllegalStateException("this replay has no such step: " + step.properties());
        }
        return answer(step, request, number, symbols);
    }

    private JsonNode answer(JsonNode step, JsonNode request, String number, Symbols symbols) {
        GoldenServer target = step.has("cert") ? signedIn(symbols.fill(step.get("cert"))) : server;
        long left = (long) (step.path("timeout").asDouble() * 1e9);
        GoldenServer.Answer answer = send(target, request, !step.has("cert"));
        while (step.has("until") && !holds(step, answer) && left > 0) {
            LockSupport.parkNanos(POLL_NANOS);
            left -= POLL_NANOS;
            answer = send(target, request, !step.has("cert"));
        }
        return describe(step, answer, number, symbols);
    }

    private GoldenServer signedIn(JsonNode given) {
        Base64.Decoder base64 = Base64.getDecoder();
        return server.withCertificate(
                new String(base64.decode(given.get("certificate").asText()), StandardCharsets.US_ASCII),
                new String(base64.decode(given.get("key").asText()), StandardCharsets.US_ASCII));
    }

    private static boolean holds(JsonNode step, GoldenServer.Answer answer) {
        return Conditions.holds(step.get("until"), answer.status(), parse(answer.text(), "json"));
    }

    private static JsonNode describe(JsonNode step, GoldenServer.Answer answer, String number, Symbols symbols) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("status", answer.status());
        ObjectNode headers = out.putObject("headers");
        for (String name : HEADERS) {
            if (answer.headers().containsKey(name)) {
                ArrayNode values = headers.putArray(name);
                answer.headers().get(name).forEach(value -> values.add(symbols.hide(value)));
            }
        }
        JsonNode body = step.path("raw").asBoolean()
                ? TextNode.valueOf(answer.text())
                : parse(answer.text(), answer.contentType());
        JsonNode normal = new Normaliser(number, symbols, step.path("request").path("body")).normalise(body);
        for (JsonNode name : step.path("show")) {
            ArrayNode values = headers.putArray(name.asText());
            answer.headers()
                    .getOrDefault(name.asText().toLowerCase(Locale.ROOT), List.of())
                    .forEach(value -> values.add(
                            UUID.matcher(value).matches()
                                    ? symbols.bind("uid", number, name.asText(), value)
                                    : symbols.hide(value)));
        }
        out.set("body", select(step, answer.status(), normal));
        if (step.has("until") && !holds(step, answer)) {
            out.put("until", "did not hold");
        }
        return out;
    }

    private static JsonNode select(JsonNode step, int status, JsonNode body) {
        JsonNode out = body;
        if (step.has("strip")) {
            List<String> names = new ArrayList<>();
            step.get("strip").forEach(name -> names.add(name.asText()));
            out = Conditions.strip(out, names);
        }
        if (step.has("pick") && status < 300) {
            List<List<String>> paths = new ArrayList<>();
            step.get("pick").forEach(path -> paths.add(List.of(path.asText().split("\\."))));
            out = Conditions.pick(out, paths);
            if (step.path("sort").asBoolean() && out.get("items") instanceof ArrayNode items) {
                List<JsonNode> sorted = new ArrayList<>();
                items.forEach(sorted::add);
                sorted.sort(Comparator.comparing(JsonNode::toString));
                items.removeAll().addAll(sorted);
            }
        }
        return out;
    }

    private static JsonNode collect(
            JsonNode step, String number, Symbols symbols, Map<String, GoldenServer.Watching> watches) {
        GoldenServer.Watching watch = watches.remove(step.get("collect").asText());
        double timeout = step.path("timeout").asDouble(10);
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        for (JsonNode event : watch.collect(step.get("count").asInt(), timeout)) {
            String place = number + "." + events.size();
            events.add(new Normaliser(place, symbols, MissingNode.getInstance()).normalise(event));
        }
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.set("events", events);
        return out;
    }

    /** Replays a file of probes; gives each probe's differences by its name. */
    Map<String, List<String>> probes(Pace pace, List<JsonNode> lines) {
        Map<String, List<String>> results = new LinkedHashMap<>();
        String namespace = makeNamespace();
        Symbols symbols = new Symbols();
        symbols.bind("ns", "0", "ns", namespace);
        JsonNode setup = lines.get(0).path("setup");
        for (JsonNode recorded : setup) {
            GoldenServer.Answer made = send(server, symbols.fill(recorded), true);
            if (recorded.has("settle")) { // until controllers are done with it
                pause(pace.pause(recorded.get("settle").asDouble()));
                String name = symbols.fill(recorded).at("/body/metadata/name").asText();
                made = send("GET", recorded.get("path").asText() + "/" + name, MissingNode.getInstance());
            }
            new Normaliser("0", symbols, recorded.path("body")).normalise(parse(made.text(), made.contentType()));
        }
        for (JsonNode probe : lines) {
            if (probe.has("request") && !probe.has("setup")) {
                results.put(probe.get("name").asText(), probe(probe, symbols.copy()));
            }
        }
        for (int i = setup.size() - 1; i >= 0; i--) {
            remove(symbols.fill(setup.get(i)));
        }
        send("DELETE", "/api/v1/namespaces/" + namespace, MissingNode.getInstance());
        return results;
    }

    static JsonNode pause(double seconds) {
        long nanos = (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < nanos) {
            LockSupport.parkNanos(nanos);
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private List<String> probe(JsonNode probe, Symbols symbols) {
        try {
            GoldenServer.Answer answer = send(server, symbols.fill(probe.get("request")), true);
            ObjectNode actual = JsonNodeFactory.instance.objectNode();
            actual.put("status", answer.status());
            JsonNode body = parse(answer.text(), answer.contentType());
            actual.set("body", new Normaliser("1", symbols, probe.get("request").path("body")).normalise(body));
            if (answer.headers().containsKey("warning")) {
                ArrayNode warnings = actual.putArray("warning");
                answer.headers().get("warning").forEach(value -> warnings.add(symbols.hide(value)));
            }
            return Differences.between(probe.get("response"), actual, patterns(probe.path("ignore")), false);
        } catch (RuntimeException e) {
            return List.of(e.toString());
        }
    }

    private void remove(JsonNode made) {
        String path = made.get("path").asText().split("\\?")[0] + "/"
                + made.path("body").path("metadata").path("name").asText();
        Map<String, List<String>> headers = Map.of(
                "Content-Type",
                List.of("application/merge-patch+json"),
                "Authorization",
                List.of("Bearer admin-token"));
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("metadata").putNull("finalizers");
        server.call("PATCH", path, patch, headers);
        send("DELETE", path, MissingNode.getInstance());
    }

    private String makeNamespace() {
        String name = run + "-" + namespaces.incrementAndGet();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("apiVersion", "v1")
                .put("kind", "Namespace")
                .putObject("metadata")
                .put("name", name);
        GoldenServer.Answer answer = send("POST", "/api/v1/namespaces", body);
        if (answer.status() != 201) {
            throw new IllegalStateException("cannot create namespace " + name + ": " + answer);
        }
        return name;
    }

    private GoldenServer.Answer send(String method, String path, JsonNode body) {
        Map<String, List<String>> headers =
                GoldenServer.headers(MissingNode.getInstance(), true, !body.isMissingNode());
        return server.call(method, path, body, headers);
    }

    private static GoldenServer.Answer send(GoldenServer target, JsonNode request, boolean token) {
        JsonNode body = request.path("body");
        boolean hasBody = !body.isMissingNode() && !body.isNull();
        Map<String, List<String>> headers = GoldenServer.headers(request.path("headers"), token, hasBody);
        return target.call(request.get("method").asText(), request.get("path").asText(), body, headers);
    }

    private static JsonNode parse(String text, String contentType) {
        if (contentType.contains("json") && !text.isBlank()) {
            try {
                return Recordings.MAPPER.readTree(text);
            } catch (JsonProcessingException e) {
                return TextNode.valueOf(text);
            }
        }
        return TextNode.valueOf(text);
    }

    private static List<Pattern> patterns(JsonNode... lists) {
        List<Pattern> patterns = new ArrayList<>();
        for (JsonNode list : lists) {
            list.forEach(pattern -> patterns.add(Pattern.compile(pattern.asText())));
        }
        return patterns;
    }
}

package io.envtest.standalone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The webhook servers of one transcript. */
final class Hooks implements AutoCloseable {

    private static final double SETTLING = 0.05;
    private static final int MOST_WAITS = 200;

    private final Symbols symbols;
    private final Map<String, HookServer> servers = new HashMap<>();

    Hooks(Symbols symbols) {
        this.symbols = symbols;
    }

    static boolean has(JsonNode step) {
        return step.has("serve") || step.has("received");
    }

    JsonNode step(JsonNode step, String number) {
        if (!step.has("serve")) {
            return received(step, number);
        }
        String name = step.get("serve").asText();
        HookServer server = new HookServer(symbols.fill(step.get("answers")));
        servers.put(name, server);
        symbols.bind("url", number, name, server.url());
        symbols.bind("ca", number, name, server.caBundle());
        return JsonNodeFactory.instance.objectNode();
    }

    private JsonNode received(JsonNode step, String number) {
        Replay.pause(SETTLING);
        HookServer server =
                Objects.requireNonNull(servers.get(step.get("received").asText()), "no such server");
        List<ObjectNode> got = new ArrayList<>(server.received());
        int wanted = step.path("response").path("requests").size();
        for (int i = 0; i < MOST_WAITS && counted(step, got).size() < wanted; i++) { // some are sent after the answer
            Replay.pause(SETTLING);
            got.addAll(server.received());
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (step.path("discard").asBoolean()) {
            return answer;
        }
        got.sort(Comparator.comparing(request -> request.path("path").asText()));
        ArrayNode requests = answer.putArray("requests");
        for (ObjectNode request : counted(step, got)) {
            String place = number + "." + requests.size();
            requests.add(new Normaliser(place, symbols, MissingNode.getInstance()).normalise(request));
        }
        return answer;
    }

    private static List<ObjectNode> counted(JsonNode step, List<ObjectNode> got) {
        return step.path("distinct").asBoolean() ? distinct(got) : got;
    }

    /** Equal requests once, in the order in which each came last. */
    private static List<ObjectNode> distinct(List<ObjectNode> got) {
        Map<JsonNode, ObjectNode> different = new LinkedHashMap<>();
        for (int i = got.size() - 1; i >= 0; i--) {
            ObjectNode without = got.get(i).deepCopy();
            ((ObjectNode) without.at("/body/request")).put("uid", "");
            different.put(without, got.get(i));
        }
        List<ObjectNode> distinct = new ArrayList<>(different.values());
        Collections.reverse(distinct);
        return distinct;
    }

    @Override
    public void close() {
        servers.values().forEach(HookServer::close);
    }
}

package io.envtest.standalone.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** Creates, updates, patches, applies and deletes at random; each acknowledged write must be in the store's stream. */
final class SoakWriter implements Callable<Long> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PADDING = "0123456789".repeat(30);
    private static final int NAMES = 80;
    private static final List<String> COLORS = List.of("red", "green", "blue");

    private final int port;
    private final Random random;
    private final String name;
    private final Oracle oracle;
    private final BooleanSupplier goOn;
    private final List<String> problems;

    SoakWriter(int port, int number, long seed, Oracle oracle, BooleanSupplier goOn, List<String> problems) {
        this.port = port;
        this.name = "writer-" + number;
        this.random = new Random(seed);
        this.oracle = oracle;
        this.goOn = goOn;
        this.problems = problems;
    }

    @Override
    public Long call() throws Exception {
        long writes = 0;
        try (SoakConnection connection = new SoakConnection(port)) {
            while (goOn.getAsBoolean()) {
                write(connection);
                writes++;
            }
        }
        return writes;
    }

    private void write(SoakConnection connection) throws Exception {
        String namespace = SoakIT.NAMESPACES.get(random.nextInt(SoakIT.NAMESPACES.size()));
        String object = "cm-" + random.nextInt(NAMES);
        String all = "/api/v1/namespaces/" + namespace + "/configmaps";
        String one = all + "/" + object;
        switch (random.nextInt(7)) {
            case 0, 1 -> check(connection.send("POST", all, "application/json", manifest(object)), Set.of(409));
            case 2 -> check(connection.send("PUT", one, "application/json", manifest(object)), Set.of(404, 409));
            case 3 ->
                check(
                        connection.send(
                                "PATCH",
                                one,
                                "application/merge-patch+json",
                                "{\"metadata\":{\"labels\":{\"color\":\"" + color() + "\"}}}"),
                        Set.of(404, 409));
            case 4 ->
                check(
                        connection.send(
                                "PATCH",
                                one,
                                "application/strategic-merge-patch+json",
                                "{\"data\":{\"patched\":\"" + random.nextInt(100) + "\"}}"),
                        Set.of(404, 409));
            case 5 ->
                check(
                        connection.send(
                                "PATCH",
                                one + "?force=true&fieldManager=" + name,
                                "application/apply-patch+yaml",
                                manifest(object)),
                        Set.of(409));
            default -> check(connection.send("DELETE", one, "application/json", ""), Set.of(404));
        }
    }

    private String color() {
        return COLORS.get(random.nextInt(COLORS.size()));
    }

    private String manifest(String object) {
        return "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"" + object
                + "\",\"labels\":{\"color\":\"" + color() + "\"}},\"data\":{\"padding\":\"" + PADDING
                + "\",\"value\":\"" + random.nextInt(1000) + "\"}}";
    }

    private void check(SoakConnection.Reply reply, Set<Integer> refusals) throws Exception {
        if (reply.status() >= 300) {
            if (!refusals.contains(reply.status())) {
                problems.add(name + ": " + reply);
            }
            return;
        }
        JsonNode answer = JSON.readTree(reply.body());
        if (answer.path("kind").asText().equals("ConfigMap")) {
            JsonNode metadata = answer.path("metadata");
            String path = metadata.path("namespace").asText() + "/"
                    + metadata.path("name").asText();
            long revision = metadata.path("resourceVersion").asLong();
            if (!oracle.wrote(path, revision)) {
                problems.add(name + ": the store did not write " + path + " at " + revision);
            }
        }
    }
}

package io.envtest.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Patches of a rich Deployment, and updates of a custom resource with twenty rules; one client, the way over the socket
 * included. What the bare ceiling takes is the way over the socket alone.
 */
final class PatchPart {

    private static final int REQUESTS = 2_000;
    private static final String APPLY = "application/apply-patch+yaml";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/default/deployments/rich";
    private static final String APPLIED = DEPLOYMENT + "?fieldManager=operator&force=true";
    private static final String WIDGETS = "/apis/" + Widgets.GROUP + "/v1/namespaces/default/widgets";

    private PatchPart() {}

    static void run() throws Exception {
        System.out.println(
                "\n| microseconds a request | apply, no change | apply, one field | strategic merge, one field"
                        + " | custom resource with 20 rules |\n|---|---|---|---|---|");
        try (Server server = new CeilingServer(deployment(1).getBytes(StandardCharsets.UTF_8))) {
            measure(server);
        }
        try (Server server = new ClusterServer()) {
            try (HttpConnection connection = new HttpConnection(server.port())) {
                Widgets.define(connection, true);
                connection.send("POST", WIDGETS, Widgets.widget("a", 1));
            }
            measure(server);
        }
    }

    private static void measure(Server server) throws Exception {
        double same = micros(server, (connection, number) -> connection.send("PATCH", APPLIED, APPLY, deployment(1)));
        double field = micros(
                server, (connection, number) -> connection.send("PATCH", APPLIED, APPLY, deployment(number % 1000)));
        double merge =
                micros(server, (connection, number) -> connection.send("PATCH", DEPLOYMENT, STRATEGIC, image(number)));
        double rules = micros(
                server,
                (connection, number) ->
                        connection.send("PATCH", WIDGETS + "/a", MERGE, "{\"spec\":{\"n0\":" + number % 1000 + "}}"));
        System.out.printf("| %s | %.0f | %.0f | %.0f | %.0f |%n", server.name(), same, field, merge, rules);
    }

    private static double micros(Server server, Load.Request request) throws Exception {
        return 1000 * Load.millis(server, REQUESTS, request);
    }

    private static String image(int number) {
        return "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"c0\",\"image\":\"image:" + number
                + "\"}]}}}}";
    }

    private static String deployment(int replicas) {
        return "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"rich\",\"labels\":"
                + texts("label", 5) + ",\"annotations\":" + texts("annotation", 5) + "},\"spec\":{\"replicas\":"
                + replicas + ",\"selector\":{\"matchLabels\":{\"app\":\"rich\"}},\"template\":{\"metadata\":"
                + "{\"labels\":{\"app\":\"rich\"}},\"spec\":{\"volumes\":" + list("v", 3, ",\"emptyDir\":{}")
                + ",\"containers\":" + list("c", 3, container()) + "}}}}";
    }

    private static String container() {
        return ",\"image\":\"image:1\",\"args\":[\"--a\",\"--b\"],\"env\":" + list("E", 10, ",\"value\":\"x\"")
                + ",\"resources\":{\"limits\":{\"cpu\":\"1\",\"memory\":\"1Gi\"},\"requests\":{\"cpu\":\"100m\"}}"
                + ",\"readinessProbe\":{\"httpGet\":{\"path\":\"/ready\",\"port\":8080},\"periodSeconds\":5}"
                + ",\"volumeMounts\":[{\"name\":\"v0\",\"mountPath\":\"/v0\"},{\"name\":\"v1\",\"mountPath\":\"/v1\"}]";
    }

    private static String texts(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"" + name + i + "\":\"value\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String list(String name, int count, String fields) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"name\":\"" + name + i + "\"" + fields + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}

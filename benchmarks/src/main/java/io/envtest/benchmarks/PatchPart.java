package io.envtest.benchmarks;

import java.nio.charset.StandardCharsets;

/**
 * Patches of a rich Deployment, and updates of a custom resource with twenty rules; one client, the way over the socket
 * included. What the bare ceiling takes is the way over the socket alone.
 */
final class PatchPart {

    private static final int REQUESTS = 2_000;
    private static final String APPLY = "application/apply-patch+yaml";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String APPLIED = RichDeployment.PATH + "?fieldManager=operator&force=true";
    private static final String WIDGETS = "/apis/" + Widgets.GROUP + "/v1/namespaces/default/widgets";

    private PatchPart() {}

    static void run() throws Exception {
        System.out.println(
                "\n| microseconds a request | apply, no change | apply, one field | strategic merge, one field"
                        + " | custom resource with 20 rules |\n|---|---|---|---|---|");
        try (Server server = new CeilingServer(RichDeployment.json(1).getBytes(StandardCharsets.UTF_8))) {
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
        double same = micros(server, (connection, number) -> connection.send("PATCH", APPLIED, APPLY, RichDeployment.json(1)));
        double field = micros(
                server, (connection, number) -> connection.send("PATCH", APPLIED, APPLY, RichDeployment.json(number % 1000)));
        double merge =
                micros(server, (connection, number) -> connection.send("PATCH", RichDeployment.PATH, STRATEGIC, RichDeployment.image(number)));
        double rules = micros(
                server,
                (connection, number) ->
                        connection.send("PATCH", WIDGETS + "/a", MERGE, "{\"spec\":{\"n0\":" + number % 1000 + "}}"));
        System.out.printf("| %s | %.0f | %.0f | %.0f | %.0f |%n", server.name(), same, field, merge, rules);
    }

    private static double micros(Server server, Load.Request request) throws Exception {
        return 1000 * Load.millis(server, REQUESTS, request);
    }
}

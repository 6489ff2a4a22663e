package io.envtest.benchmarks;

import java.util.function.Supplier;

/**
 * Get and create of 1 KiB with one client and with eight. Each server is measured {@value #TIMES} times anew, and the last
 * time counts: the longest path needs the most requests until the JIT has compiled it.
 */
final class RequestPart {

    private static final int TIMES = 4;
    private static final int REQUESTS = 4_000;
    private static final int MOCK_REQUESTS = 400;
    private static final String PATH = "/api/v1/namespaces/default/configmaps";

    private RequestPart() {}

    static void run() throws Exception {
        System.out.println("\n| requests a second, 1 KiB | get, 1 client | get, 8 clients | create, 1 client"
                + " | create, 8 clients |\n|---|---|---|---|---|");
        double[] ceiling = last(() -> new CeilingServer(CeilingServer.oneKibibyte()), REQUESTS);
        print("bare ceiling", ceiling, ceiling);
        print("envtest", last(ClusterServer::new, REQUESTS), ceiling);
        print("fabric8 mock", last(MockServer::new, MOCK_REQUESTS), ceiling);
    }

    private static double[] last(Supplier<Server> servers, int requests) throws Exception {
        double[] rates = new double[0];
        for (int i = 0; i < TIMES; i++) {
            try (Server server = servers.get()) {
                rates = measure(server, requests);
            }
        }
        return rates;
    }

    private static double[] measure(Server server, int requests) throws Exception {
        try (HttpConnection connection = new HttpConnection(server.port())) {
            connection.send("POST", PATH, Objects.configMap("a", "x"));
        }
        Load.Request get = (connection, number) -> connection.send("GET", PATH + "/a", "");
        return new double[] {
            Load.perSecond(server, 1, requests, get),
            Load.perSecond(server, 8, requests, get),
            Load.perSecond(server, 1, requests, (connection, number) -> create(connection, "one-" + number)),
            Load.perSecond(server, 8, requests, (connection, number) -> create(connection, "eight-" + number))
        };
    }

    private static void create(HttpConnection connection, String name) throws Exception {
        connection.send("POST", PATH, Objects.configMap(name, "x"));
    }

    private static void print(String name, double[] rates, double[] ceiling) {
        StringBuilder line = new StringBuilder("| " + name + " |");
        for (int i = 0; i < rates.length; i++) {
            line.append(String.format(" %.0f (%.0f %%) |", rates[i], 100 * rates[i] / ceiling[i]));
        }
        System.out.println(line);
    }
}

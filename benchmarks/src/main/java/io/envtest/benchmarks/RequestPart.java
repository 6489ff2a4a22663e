package io.envtest.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Get and create of 1 KiB with one client and with eight, gets with one object stored and with many. All servers are
 * measured side by side, request by request, in rounds with new servers each; the first rounds warm up, of the others
 * the medians count.
 */
final class RequestPart {

    private static final int WARM_UP_ROUNDS = 2;
    private static final int ROUNDS = 5;
    private static final int REQUESTS = 4_000;
    private static final int MOCK_REQUESTS = 400;
    private static final int MANY = 1_000;
    private static final String PATH = "/api/v1/namespaces/default/configmaps";
    private static final List<Measure> MEASURES = List.of(
            new Measure("get, 1 client", 1, 0, RequestPart::get),
            new Measure("get, 8 clients", 8, 0, RequestPart::get),
            new Measure("get among 1,000, 1 client", 1, MANY, RequestPart::getOfMany),
            new Measure("get among 1,000, 8 clients", 8, MANY, RequestPart::getOfMany),
            new Measure("create, 1 client", 1, MANY, (connection, number) -> create(connection, "one-" + number)),
            new Measure("create, 8 clients", 8, MANY, (connection, number) -> create(connection, "eight-" + number)));

    private RequestPart() {}

    /** A kind of request by so many clients at once, sent when so many objects are stored. */
    private record Measure(String name, int clients, int stored, Load.Request request) {}

    static void run() throws Exception {
        double[][][] rates = new double[3][MEASURES.size()][ROUNDS];
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            round(rates, Math.max(0, round));
        }
        StringBuilder head = new StringBuilder("\n| requests a second, 1 KiB |");
        MEASURES.forEach(measure -> head.append(' ').append(measure.name()).append(" |"));
        System.out.println(head + "\n|---" + "|---".repeat(MEASURES.size()) + "|");
        print("bare ceiling", rates[0], rates[0]);
        print("envtest", rates[1], rates[0]);
        print("fabric8 mock", rates[2], rates[0]);
    }

    private static void round(double[][][] rates, int round) throws Exception {
        try (Server ceiling = new CeilingServer(CeilingServer.oneKibibyte());
                Server cluster = new ClusterServer();
                Server mock = new MockServer()) {
            List<Server> servers = List.of(ceiling, cluster, mock);
            for (Server server : servers) {
                try (HttpConnection connection = new HttpConnection(server.port())) {
                    create(connection, "a");
                }
            }
            int stored = 0;
            for (int i = 0; i < MEASURES.size(); i++) {
                Measure measure = MEASURES.get(i);
                for (Server server : servers) {
                    fill(server, stored, measure.stored());
                    int requests = server == mock ? MOCK_REQUESTS : REQUESTS;
                    rates[servers.indexOf(server)][i][round] =
                            Load.perSecond(server, measure.clients(), requests, measure.request());
                }
                stored = measure.stored();
            }
        }
    }

    private static void get(HttpConnection connection, int number) throws Exception {
        connection.send("GET", PATH + "/a", "");
    }

    private static void getOfMany(HttpConnection connection, int number) throws Exception {
        // far apart from one to the next, as if at random
        connection.send("GET", PATH + "/many-" + (int) (number * 7_919L % MANY), "");
    }

    private static void fill(Server server, int from, int to) throws Exception {
        try (HttpConnection connection = new HttpConnection(server.port())) {
            for (int i = from; i < to; i++) {
                create(connection, "many-" + i);
            }
        }
    }

    private static void create(HttpConnection connection, String name) throws Exception {
        connection.send("POST", PATH, Objects.configMap(name, "x"));
    }

    private static void print(String name, double[][] rates, double[][] ceiling) {
        double[] percent = new double[ROUNDS];
        StringBuilder line = new StringBuilder("| " + name + " |");
        for (int i = 0; i < rates.length; i++) {
            double[] mine = rates[i];
            double[] bare = ceiling[i];
            Arrays.setAll(percent, round -> 100 * mine[round] / bare[round]);
            line.append(String.format(Locale.ROOT, " %,.0f (%.0f %%) |", Load.median(mine), Load.median(percent)));
        }
        System.out.println(line);
    }
}

package io.envtest.benchmarks;

/** Lists of 5,000 and 50,000 objects of 1 KiB, and a page of 500 out of them. */
final class ListPart {

    private static final int SOME = 5_000;
    private static final int MANY = 50_000;
    private static final int REPEATS = 10;

    private ListPart() {}

    static void run() throws Exception {
        System.out.println(
                "\n| milliseconds | list 5,000 | the same bytes from memory | list 50,000 | the same bytes from"
                        + " memory | page of 500 of 50,000 |\n|---|---|---|---|---|---|");
        try (Server server = new ClusterServer()) {
            fill(server, 0, SOME);
            double bareSome = bare(server);
            double some = Load.millis(server, REPEATS, ListPart::list);
            fill(server, SOME, MANY);
            double bareMany = bare(server);
            double many = Load.millis(server, REPEATS, ListPart::list);
            double page = Load.millis(
                    server,
                    10 * REPEATS,
                    (connection, number) ->
                            connection.send("GET", "/api/v1/namespaces/default/configmaps?limit=500", ""));
            System.out.printf("| envtest | %.1f | %.1f | %.1f | %.1f | %.2f |%n", some, bareSome, many, bareMany, page);
            System.out.printf(
                    "| envtest, microseconds an object | %.2f | %.2f | %.2f | %.2f | |%n",
                    some * 1e3 / SOME, bareSome * 1e3 / SOME, many * 1e3 / MANY, bareMany * 1e3 / MANY);
        }
        try (Server server = new MockServer()) {
            fill(server, 0, SOME);
            System.out.printf("| fabric8 mock | %.1f | | | | |%n", Load.millis(server, 1, ListPart::list));
        }
    }

    /** As many bytes as the whole list has, from memory. */
    private static double bare(Server listed) throws Exception {
        try (Server server = new CeilingServer(new byte[length(listed)])) {
            return Load.millis(server, REPEATS, ListPart::list);
        }
    }

    private static void list(HttpConnection connection, int number) throws Exception {
        connection.send("GET", "/api/v1/namespaces/default/configmaps", "");
    }

    private static int length(Server server) throws Exception {
        try (HttpConnection connection = new HttpConnection(server.port())) {
            return connection.send("GET", "/api/v1/namespaces/default/configmaps", "");
        }
    }

    static void fill(Server server, int from, int to) throws Exception {
        try (HttpConnection connection = new HttpConnection(server.port())) {
            for (int i = from; i < to; i++) {
                connection.send("POST", "/api/v1/namespaces/default/configmaps", Objects.configMap("cm-" + i, "" + i));
            }
        }
    }
}

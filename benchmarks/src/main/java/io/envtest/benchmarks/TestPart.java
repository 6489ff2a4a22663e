package io.envtest.benchmarks;

import io.envtest.TestCluster;
import io.envtest.snapshot.ClusterSnapshot;
import java.net.URI;
import java.util.function.Supplier;

/** What a test suite feels: the reset between tests, the way of an event, one turn of an operator over many objects. */
final class TestPart {

    private static final int OBJECTS = 100;
    private static final int EVENTS = 500;
    private static final int RESOURCES = 1_000;
    private static final int LOOP_WARM_UPS = 2;
    private static final String PATH = "/api/v1/namespaces/default/configmaps";

    private TestPart() {}

    static void run() throws Exception {
        System.out.println("\n| milliseconds | reset after 100 objects | event to its watcher, median | operator loop,"
                + " 1,000 custom resources |\n|---|---|---|---|");
        double reset = reset();
        try (Server server = new ClusterServer()) {
            System.out.printf("| envtest | %.1f | %.2f | %.0f |%n", reset, event(server), loop(ClusterServer::new));
        }
        // its watches are WebSockets only, which the bare client does not speak
        System.out.printf("| fabric8 mock | | | %.0f |%n", loop(MockServer::new));
    }

    /** The median of some servers, each new, after some that warm up. */
    private static double loop(Supplier<Server> servers) throws Exception {
        double[] millis = new double[Load.RUNS];
        for (int i = 0; i < LOOP_WARM_UPS + millis.length; i++) {
            try (Server server = servers.get()) {
                millis[Math.max(0, i - LOOP_WARM_UPS)] = OperatorLoop.millis(server, RESOURCES);
            }
        }
        return Load.median(millis);
    }

    private static double reset() throws Exception {
        try (TestCluster cluster = TestCluster.builder()
                .http()
                .tokens(HttpConnection.TOKEN + ",admin,admin-uid,\"system:masters\"\n")
                .start()) {
            int port = URI.create(cluster.access().url()).getPort();
            ClusterSnapshot beginning = cluster.snapshot();
            double[] millis = new double[Load.RUNS * 5];
            for (int i = 0; i < millis.length; i++) {
                try (HttpConnection connection = new HttpConnection(port)) {
                    for (int n = 0; n < OBJECTS; n++) {
                        connection.send("POST", PATH, Objects.configMap("r" + n, "x"));
                    }
                }
                long start = System.nanoTime();
                cluster.restore(beginning);
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            return Load.median(millis);
        }
    }

    private static double event(Server server) throws Exception {
        double[] millis = new double[EVENTS];
        try (HttpConnection writer = new HttpConnection(server.port());
                HttpConnection watcher = new HttpConnection(server.port())) {
            watcher.watch(PATH + "?watch=true");
            for (int i = 0; i < millis.length; i++) {
                long start = System.nanoTime();
                writer.send("POST", PATH, Objects.configMap("event-" + i, "x"));
                while (!watcher.readLine().contains("event-" + i + "\"")) {
                    continue; // heads of chunks, empty lines
                }
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        return Load.median(millis);
    }
}

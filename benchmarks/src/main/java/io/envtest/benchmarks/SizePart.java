package io.envtest.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether requests cost more when more is stored, and what an object costs in memory: with its history, and with the code
 * that has been loaded since the start, so that only the figure for many objects says something.
 */
final class SizePart {

    private static final int[] SIZES = {1, 1_000, 100_000};
    private static final int REQUESTS = 2_000;
    private static final String PATH = "/api/v1/namespaces/default/configmaps";

    private SizePart() {}

    static void run() throws Exception {
        System.out.println("\n| microseconds with … objects stored | get | update | create | heap for each object"
                + " |\n|---|---|---|---|---|");
        try (Server server = new ClusterServer()) {
            long before = usedHeap();
            int stored = 0;
            AtomicInteger extra = new AtomicInteger();
            for (int size : SIZES) {
                ListPart.fill(server, stored, size);
                stored = size;
                long heap = (usedHeap() - before) / (size + extra.get());
                double get = micros(
                        server, (connection, number) -> connection.send("GET", PATH + "/cm-" + number % size, ""));
                double update = micros(server, (connection, number) -> {
                    String name = "cm-" + number % size;
                    connection.send("PUT", PATH + "/" + name, Objects.configMap(name, "new" + number));
                });
                double create = micros(server, (connection, number) -> {
                    String name = "extra-" + extra.incrementAndGet();
                    connection.send("POST", PATH, Objects.configMap(name, "x"));
                });
                System.out.printf("| %,d | %.0f | %.0f | %.0f | %,d bytes |%n", size, get, update, create, heap);
            }
        }
    }

    private static double micros(Server server, Load.Request request) throws Exception {
        return 1000 * Load.millis(server, REQUESTS, request);
    }

    private static long usedHeap() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

package io.envtest.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether requests cost more when more is stored, and what an object costs in memory with its history. Each size has a
 * JVM of its own; rounds alternate between them, so that what disturbs the machine disturbs all. The time is what one
 * client waits, the CPU that of the server's whole process.
 */
final class SizePart {

    private static final int[] SIZES = {1, 1_000, 100_000};
    private static final int WARM_UP = 60_000;
    private static final int WARM_UP_ROUNDS = 1;
    private static final int REQUESTS = 20_000;
    private static final String PATH = "/api/v1/namespaces/default/configmaps";
    private static final List<String> KINDS = List.of("get", "update", "create", "delete");

    private final List<SizedServer> servers = new ArrayList<>();
    private final List<HttpConnection> connections = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();

    private SizePart() {}

    static void run() throws Exception {
        SizePart part = new SizePart();
        try {
            for (int size : SIZES) {
                part.prepare(size);
            }
            part.measure();
        } finally {
            part.close();
        }
    }

    /** All servers have answered about as much before it counts. */
    private void prepare(int size) throws Exception {
        SizedServer server = SizedServer.start();
        servers.add(server);
        try (HttpConnection connection = new HttpConnection(server.port())) {
            warmUp(connection);
        }
        long before = server.usedHeap();
        ListPart.fill(server, 0, size);
        System.out.printf("%,d objects stored: %,d KiB of heap%n", size, (server.usedHeap() - before) / 1024);
    }

    private void warmUp(HttpConnection connection) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            for (String kind : List.of("create", "get", "update", "delete")) {
                send(connection, kind, "warm", i);
            }
        }
    }

    private void measure() throws Exception {
        for (SizedServer server : servers) {
            connections.add(new HttpConnection(server.port()));
        }
        double[][][] micros = new double[KINDS.size()][SIZES.length][Load.RUNS];
        double[][][] cpu = new double[KINDS.size()][SIZES.length][Load.RUNS];
        for (int round = -WARM_UP_ROUNDS; round < Load.RUNS; round++) {
            int first = numbers.getAndAdd(REQUESTS);
            for (int kind = 0; kind < KINDS.size(); kind++) {
                for (int size = 0; size < SIZES.length; size++) {
                    long cpuBefore = servers.get(size).cpu().toNanos();
                    long before = System.nanoTime();
                    round(kind, size, first);
                    micros[kind][size][Math.max(0, round)] = (System.nanoTime() - before) / 1e3 / REQUESTS;
                    cpu[kind][size][Math.max(0, round)] =
                            (servers.get(size).cpu().toNanos() - cpuBefore) / 1e3 / REQUESTS;
                }
            }
        }
        print("time", micros);
        print("CPU", cpu);
    }

    private void round(int kind, int size, int first) throws IOException {
        String verb = KINDS.get(kind);
        boolean existing = verb.equals("get") || verb.equals("update");
        for (int i = first; i < first + REQUESTS; i++) {
            // far apart from one to the next, as if at random
            String name = existing ? "cm-" + (int) (i * 7_919L % SIZES[size]) : "extra-" + i;
            send(connections.get(size), verb, name, i);
        }
    }

    private static void send(HttpConnection connection, String verb, String name, int number) throws IOException {
        switch (verb) {
            case "get" -> connection.send("GET", PATH + "/" + name, "");
            case "update" -> connection.send("PUT", PATH + "/" + name, Objects.configMap(name, "new" + number));
            case "create" -> connection.send("POST", PATH, Objects.configMap(name, "x"));
            default -> connection.send("DELETE", PATH + "/" + name, "");
        }
    }

    private void close() throws IOException {
        for (HttpConnection connection : connections) {
            connection.close();
        }
        servers.forEach(SizedServer::close);
    }

    private static void print(String what, double[][][] values) {
        System.out.println(
                "\n| " + what + ", µs | 1 object | 1,000 | 100,000 | of that of 1,000 |\n|---|---|---|---|---|");
        for (int kind = 0; kind < KINDS.size(); kind++) {
            StringBuilder line = new StringBuilder("| " + KINDS.get(kind) + " |");
            for (double[] rounds : values[kind]) {
                line.append(String.format(" %.0f |", Load.median(rounds)));
            }
            System.out.printf("%s %.2f |%n", line, Load.median(values[kind][2]) / Load.median(values[kind][1]));
        }
    }
}

package io.envtest.benchmarks;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** One event to many watchers over sockets, and what that does to the writer. */
final class WatchPart {

    private static final int WATCHERS = 1_000;
    private static final int WRITES = 300;
    private static final String PATH = "/api/v1/namespaces/default/configmaps";

    private WatchPart() {}

    static void run() throws Exception {
        System.out.println("\n| watchers | deliveries a second | last delivery, median | writer, median | writer, 99 %"
                + " |\n|---|---|---|---|---|");
        try (Server server = new ClusterServer();
                HttpConnection writer = new HttpConnection(server.port())) {
            writer.send("POST", PATH, Objects.configMap("a", "0"));
            measure(server, writer, 0);
            measure(server, writer, WATCHERS);
        }
    }

    private static void measure(Server server, HttpConnection writer, int watchers) throws Exception {
        AtomicLong delivered = new AtomicLong();
        WatchReader reader = new WatchReader(server.port(), delivered);
        for (int i = 0; i < watchers; i++) {
            reader.open(PATH + "?watch=true&fieldSelector=metadata.name%3Da");
        }
        awaitCount(delivered, watchers);
        double[] writes = new double[WRITES];
        long start = System.nanoTime();
        for (int i = 0; i < WRITES; i++) {
            writes[i] = write(writer, "b" + i);
        }
        awaitCount(delivered, (long) watchers * (WRITES + 1));
        double seconds = (System.nanoTime() - start) / 1e9;
        double[] last = new double[20];
        for (int i = 0; i < last.length && watchers > 0; i++) {
            long before = delivered.get();
            long begin = System.nanoTime();
            write(writer, "s" + i);
            awaitCount(delivered, before + watchers);
            last[i] = (System.nanoTime() - begin) / 1e6;
        }
        reader.stop();
        Arrays.sort(writes);
        System.out.printf(
                "| %,d | %,.0f | %.1f ms | %.0f µs | %.0f µs |%n",
                watchers,
                watchers * WRITES / seconds,
                Load.median(last),
                writes[WRITES / 2],
                writes[WRITES * 99 / 100]);
    }

    private static double write(HttpConnection writer, String value) throws Exception {
        long start = System.nanoTime();
        writer.send("PUT", PATH + "/a", Objects.configMap("a", value));
        return (System.nanoTime() - start) / 1e3;
    }

    private static void awaitCount(AtomicLong delivered, long count) throws InterruptedException {
        while (delivered.get() < count) {
            Thread.sleep(0, 200_000);
        }
    }
}

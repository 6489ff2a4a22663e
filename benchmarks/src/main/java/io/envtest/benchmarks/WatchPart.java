package io.envtest.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/** One event to many watchers over sockets, and what that does to the writer. */
final class WatchPart {

    private static final int WATCHERS = 1_000;
    private static final int WRITES = 300;
    private static final int WARM_UPS = 10;
    private static final String PATH = "/api/v1/namespaces/default/configmaps";

    private WatchPart() {}

    /** What one run shows. */
    private record Figures(double perSecond, double last, double median, double slow) {}

    static void run() throws Exception {
        System.out.println("\n| watchers | deliveries a second | last delivery, median | writer, median | writer, 99 %"
                + " |\n|---|---|---|---|---|");
        try (Server server = new ClusterServer();
                HttpConnection writer = new HttpConnection(server.port())) {
            writer.send("POST", PATH, Objects.configMap("a", "0"));
            print(0, measured(server, writer, 0));
            print(WATCHERS, measured(server, writer, WATCHERS));
        }
    }

    private static List<Figures> measured(Server server, HttpConnection writer, int watchers) throws Exception {
        List<Figures> runs = new ArrayList<>();
        AtomicLong delivered = new AtomicLong();
        WatchReader reader = new WatchReader(server.port(), delivered);
        for (int i = 0; i < watchers; i++) {
            reader.open(PATH + "?watch=true&fieldSelector=metadata.name%3Da");
        }
        awaitCount(delivered, watchers);
        for (int i = 0; i < WARM_UPS + Load.RUNS; i++) {
            runs.add(measure(writer, watchers, delivered, i));
        }
        reader.stop();
        return runs.subList(WARM_UPS, runs.size());
    }

    private static Figures measure(HttpConnection writer, int watchers, AtomicLong delivered, int run)
            throws Exception {
        double[] writes = new double[WRITES];
        long first = delivered.get();
        long start = System.nanoTime();
        for (int i = 0; i < WRITES; i++) {
            writes[i] = write(writer, run + "b" + i);
        }
        awaitCount(delivered, first + (long) watchers * WRITES);
        double seconds = (System.nanoTime() - start) / 1e9;
        double[] last = new double[20];
        for (int i = 0; i < last.length && watchers > 0; i++) {
            long before = delivered.get();
            long begin = System.nanoTime();
            write(writer, run + "s" + i);
            awaitCount(delivered, before + watchers);
            last[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(writes);
        return new Figures(
                watchers * WRITES / seconds, Load.median(last), writes[WRITES / 2], writes[WRITES * 99 / 100]);
    }

    private static void print(int watchers, List<Figures> runs) {
        System.out.printf(
                "| %,d | %,.0f | %.1f ms | %.0f µs | %.0f µs |%n",
                watchers,
                median(runs, Figures::perSecond),
                median(runs, Figures::last),
                median(runs, Figures::median),
                median(runs, Figures::slow));
    }

    private static double median(List<Figures> runs, ToDoubleFunction<Figures> figure) {
        return Load.median(runs.stream().mapToDouble(figure).toArray());
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

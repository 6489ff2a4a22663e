package io.envtest.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a thousand watchers of everything do to eight writers that each write {@value #WRITES_A_SECOND} times a second,
 * each to an object of its own. Rounds with and without watchers alternate on one server.
 */
final class FairnessPart {

    private static final int WATCHERS = 1_000;
    private static final int WRITERS = 8;
    private static final int WRITES_A_SECOND = 10;
    private static final int WRITES = 40;
    private static final int WARM_UP_ROUNDS = 3;
    private static final String PATH = "/api/v1/namespaces/default/configmaps";

    private FairnessPart() {}

    static void run() throws Exception {
        double[][] medians = new double[2][Load.RUNS];
        double[][] slowest = new double[2][Load.RUNS];
        try (Server server = new ClusterServer()) {
            for (int round = -WARM_UP_ROUNDS; round < Load.RUNS; round++) {
                for (int with = 0; with < 2; with++) {
                    double[] micros = measure(server, with * WATCHERS, round);
                    medians[with][Math.max(0, round)] = micros[micros.length / 2];
                    slowest[with][Math.max(0, round)] = micros[micros.length * 99 / 100];
                }
            }
        }
        System.out.println("\n| 8 writers, 10 writes a second each | median | 99 % |\n|---|---|---|");
        for (int with = 0; with < 2; with++) {
            System.out.printf(
                    "| beside %,d watchers | %.0f µs | %.0f µs |%n",
                    with * WATCHERS, Load.median(medians[with]), Load.median(slowest[with]));
        }
    }

    /** Microseconds of each write, sorted; ends when every watcher has every event. */
    private static double[] measure(Server server, int watchers, int round) throws Exception {
        AtomicLong delivered = new AtomicLong();
        WatchReader reader = new WatchReader(server.port(), delivered);
        String now = resourceVersion(server);
        for (int i = 0; i < watchers; i++) {
            reader.open(PATH + "?watch=true&resourceVersion=" + now);
        }
        double[] micros = write(server, "r" + (round + WARM_UP_ROUNDS) + "-" + watchers);
        while (delivered.get() < (long) watchers * WRITERS * WRITES) {
            Thread.sleep(1);
        }
        reader.stop();
        Arrays.sort(micros);
        return micros;
    }

    private static String resourceVersion(Server server) throws Exception {
        try (HttpConnection connection = new HttpConnection(server.port())) {
            String list = connection.read("GET", PATH + "?limit=1", "", "application/json");
            return list.replaceFirst("(?s).*?\"resourceVersion\":\"(\\d+)\".*", "$1");
        }
    }

    private static double[] write(Server server, String run) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<double[]>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(() -> write(server, run, writer));
            }
            double[] all = new double[0];
            for (Future<double[]> one : threads.invokeAll(writers)) {
                int length = all.length;
                all = Arrays.copyOf(all, length + WRITES);
                System.arraycopy(one.get(), 0, all, length, WRITES);
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private static double[] write(Server server, String run, int writer) throws Exception {
        double[] micros = new double[WRITES];
        long interval = TimeUnit.SECONDS.toNanos(1) / WRITES_A_SECOND;
        try (HttpConnection connection = new HttpConnection(server.port())) {
            long next = System.nanoTime() + writer * interval / WRITERS;
            for (int i = 0; i < WRITES; i++) {
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                next += interval;
                long start = System.nanoTime();
                connection.send("POST", PATH, Objects.configMap("w" + writer + "-" + run + "-" + i, "x"));
                micros[i] = (System.nanoTime() - start) / 1e3;
            }
        }
        return micros;
    }
}

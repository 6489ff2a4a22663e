package io.envtest.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some clients that each send the same kind of request over and over; medians of {@value #RUNS} runs. */
final class Load {

    /** Runs that count. */
    static final int RUNS = 5;

    /** Runs before them, until the JIT has compiled what matters. */
    private static final int WARM_UPS = 4;

    private Load() {}

    /** One request of one client. */
    @FunctionalInterface
    interface Request {
        /** Sends the request of that number, which is different for all requests of a load. */
        void send(HttpConnection connection, int number) throws Exception;
    }

    /**
     * Requests a second.
     *
     * @param requests of a run, all clients together
     */
    static double perSecond(Server server, int clients, int requests, Request request) throws Exception {
        double[] rates = new double[RUNS];
        for (int i = 0; i < WARM_UPS + RUNS; i++) {
            long nanos = run(server, clients, requests, i * requests, request);
            rates[Math.max(0, i - WARM_UPS)] = requests * 1e9 / nanos;
        }
        return median(rates);
    }

    /** Milliseconds of one request by one client. */
    static double millis(Server server, int requests, Request request) throws Exception {
        return 1000 / perSecond(server, 1, requests, request);
    }

    private static long run(Server server, int clients, int requests, int first, Request request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<Long>> work = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int from = first + client * (requests / clients);
                work.add(() -> sendAll(server, from, requests / clients, request));
            }
            long start = System.nanoTime();
            for (Future<Long> done : threads.invokeAll(work)) {
                done.get();
            }
            return System.nanoTime() - start;
        } finally {
            threads.shutdownNow();
        }
    }

    private static long sendAll(Server server, int from, int count, Request request) throws Exception {
        try (HttpConnection connection = new HttpConnection(server.port())) {
            for (int i = 0; i < count; i++) {
                request.send(connection, from + i);
            }
        }
        return count;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

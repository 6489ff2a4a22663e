package io.envtest.spi.storage.history;

import io.envtest.spi.storage.history.Operation.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Records histories of some clients at work on the same keys and checks that each is linearizable. The number of
 * histories is {@value #DEFAULT_COUNT}, or the system property {@code histories}.
 */
public final class HistoryCheck {

    private static final int DEFAULT_COUNT = 1000;
    private static final int CLIENTS = 4;
    private static final int OPERATIONS = 5;

    private HistoryCheck() {}

    /** Fails with the seed and the history if one cannot be explained. */
    public static void run(Registers registers, long seed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int i = 0; i < Integer.getInteger("histories", DEFAULT_COUNT); i++) {
                check(registers, threads, seed + i);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void check(Registers registers, ExecutorService threads, long seed) throws Exception {
        State initial = new State(registers.currentRevision(), Map.of());
        List<Operation> history = record(registers, threads, seed);
        if (!LinearizabilityChecker.isLinearizable(history, initial)) {
            StringBuilder story = new StringBuilder("not linearizable, seed " + seed + ", from " + initial);
            history.stream()
                    .sorted(Comparator.comparingLong(Operation::start))
                    .forEach(operation -> story.append("\n  ").append(operation));
            throw new AssertionError(story.toString());
        }
    }

    private static List<Operation> record(Registers registers, ExecutorService threads, long seed) throws Exception {
        AtomicLong ticks = new AtomicLong();
        CyclicBarrier start = new CyclicBarrier(CLIENTS);
        List<Callable<List<Operation>>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            HistoryRecorder client =
                    new HistoryRecorder(registers, "/histories/h" + seed + "/", seed * CLIENTS + i, ticks);
            clients.add(() -> {
                start.await();
                return client.run(OPERATIONS);
            });
        }
        List<Operation> history = new ArrayList<>();
        for (Future<List<Operation>> client : threads.invokeAll(clients)) {
            history.addAll(client.get());
        }
        return history;
    }
}

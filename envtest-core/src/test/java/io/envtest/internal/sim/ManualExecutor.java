package io.envtest.internal.sim;

import io.envtest.spi.component.ClusterExecutor;
import io.envtest.time.ClusterClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Runs tasks only when told to, and time passes only when told to. Thread-safe; tasks run on the caller's thread. */
public final class ManualExecutor implements ClusterExecutor, ClusterClock {

    private final Deque<Runnable> ready = new ArrayDeque<>();
    private final List<Delayed> delayed = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private record Delayed(Instant due, Runnable task) {}

    @Override
    public synchronized void execute(Runnable task) {
        ready.add(task);
        notifyAll();
    }

    @Override
    public synchronized Timer schedule(Runnable task, Duration delay) {
        Delayed entry = new Delayed(now.plus(delay), task);
        delayed.add(entry);
        notifyAll();
        return () -> cancel(entry);
    }

    private synchronized void cancel(Delayed entry) {
        delayed.remove(entry);
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized long nanos() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }

    /** Runs all tasks that are ready, and those that they make ready. */
    public void runReady() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private synchronized Runnable next() {
        return ready.poll();
    }

    /** Lets time pass; timers go off in their order. */
    public void advance(Duration time) {
        Instant end = now().plus(time);
        runReady();
        for (Delayed entry = due(end); entry != null; entry = due(end)) {
            entry.task.run();
            runReady();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized Delayed due(Instant end) {
        Delayed first = delayed.stream()
                .filter(entry -> !entry.due.isAfter(end))
                .min(Comparator.comparing(Delayed::due))
                .orElse(null);
        if (first != null) {
            delayed.remove(first);
            now = first.due.isAfter(now) ? first.due : now;
        }
        return first;
    }

    /** Number of timers that wait. */
    public synchronized int timers() {
        return delayed.size();
    }

    /** Blocks until another thread has set a timer. */
    public synchronized void awaitTimers(int count) throws InterruptedException {
        while (delayed.size() < count) {
            wait();
        }
    }
}

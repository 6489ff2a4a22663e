package io.envtest.internal.sim;

import io.envtest.spi.component.ClusterExecutor;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Background work on a few daemon threads in real time. */
public final class ThreadedExecutor implements ClusterExecutor, AutoCloseable {

    private static final long CLOSE_SECONDS = 10;

    // objects may nest thousands of levels deep; a stack takes memory only as far as it is used
    private static final long STACK_BYTES = 16L << 20;

    private final ScheduledThreadPoolExecutor pool;

    /**
     * Makes the threads' pool; threads start with the first task.
     *
     * @param name prefix of thread names
     * @param threads number of threads, 1 or more
     */
    public ThreadedExecutor(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        pool = new ScheduledThreadPoolExecutor(threads, task -> {
            Thread thread = new Thread(null, task, name + "-" + number.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        });
        pool.setRemoveOnCancelPolicy(true);
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        if (!pool.isShutdown()) {
            pool.execute(() -> run(task));
        }
    }

    @Override
    public Timer schedule(Runnable task, Duration delay) {
        if (pool.isShutdown()) {
            return () -> {};
        }
        ScheduledFuture<?> future = pool.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            System.getLogger("io.envtest").log(System.Logger.Level.ERROR, "background task failed", e);
        }
    }

    /** Takes no more tasks and waits until those that run have ended; twice is harmless. */
    public void finish() {
        pool.shutdown();
        awaitEnd();
    }

    /** Interrupts what runs and waits until the threads have ended; twice is harmless. */
    @Override
    public void close() {
        pool.shutdownNow();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            pool.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

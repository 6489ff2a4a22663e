package io.envtest.internal.sim;

import io.envtest.spi.component.ClusterExecutor;
import io.envtest.time.ClusterClock;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Background work on a few daemon threads, now or later by a clock. */
public final class ThreadedExecutor implements ClusterExecutor, AutoCloseable {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final ScheduledThreadPoolExecutor pool;
    private final Timers timers;
    private final DueTasks due = new DueTasks();

    /**
     * Makes the threads' pool by the machine's clock.
     *
     * @param name prefix of thread names
     * @param threads number of threads, 1 or more
     */
    public ThreadedExecutor(String name, int threads) {
        this(name, threads, new SystemClock());
    }

    /**
     * Makes the threads' pool; threads start with the first task.
     *
     * @param name prefix of thread names
     * @param threads number of threads, 1 or more
     * @param clock measures delays
     */
    public ThreadedExecutor(String name, int threads, ClusterClock clock) {
        AtomicInteger number = new AtomicInteger();
        pool = new ScheduledThreadPoolExecutor(
                threads, task -> new PoolThread(task, name + "-" + number.incrementAndGet(), this));
        pool.setRemoveOnCancelPolicy(true);
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        timers = new Timers(clock, pool, this::execute);
    }

    @Override
    public void execute(Runnable task) {
        if (!pool.isShutdown()) {
            due.begun();
            pool.execute(() -> {
                run(task);
                due.ended();
            });
        }
    }

    @Override
    public void executeAside(Runnable task) {
        pool.execute(() -> run(task));
    }

    @Override
    public Timer schedule(Runnable task, Duration delay) {
        if (pool.isShutdown()) {
            return () -> {};
        }
        return timers.add(task, delay);
    }

    /** Nanoseconds until the first delay is over. */
    long nanosUntilFirst() {
        return timers.untilFirst();
    }

    /** Runs what is due by now, although the clock was turned and no alarm has rung. */
    void runDue() {
        timers.ring();
    }

    /**
     * Says that the current thread will wait for somebody else: if it is one of this pool, another one does its work
     * meanwhile, so that nobody waits who is waited for.
     */
    public void beginWaiting() {
        waiting(1);
    }

    /** Says that the current thread waits no longer; once for each {@link #beginWaiting}. */
    public void endWaiting() {
        waiting(-1);
    }

    private void waiting(int more) {
        if (Thread.currentThread() instanceof PoolThread thread && thread.owner == this) {
            due.waiting(more);
            synchronized (pool) {
                pool.setCorePoolSize(pool.getCorePoolSize() + more);
            }
        }
    }

    /**
     * Waits for somebody else, as between {@link #beginWaiting} and {@link #endWaiting} of the pool that the current thread
     * belongs to, if it belongs to one.
     *
     * @param wait blocks
     * @return what it gives
     */
    public static <T> T waiting(Supplier<T> wait) {
        if (!(Thread.currentThread() instanceof PoolThread thread)) {
            return wait.get();
        }
        thread.owner.beginWaiting();
        try {
            return wait.get();
        } finally {
            thread.owner.endWaiting();
        }
    }

    /** A thread of a pool. */
    private static final class PoolThread extends DaemonThread {

        private final ThreadedExecutor owner;

        private PoolThread(Runnable task, String name, ThreadedExecutor owner) {
            super(task, name);
            this.owner = owner;
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            System.getLogger("io.envtest").log(System.Logger.Level.ERROR, "background task failed", e);
        }
    }

    /**
     * Waits until nothing runs or is to run at once; what is to run later is not waited for.
     *
     * @param patience how long nothing may come to its end, three times of which is the most in all, and a tenth
     *     if all that run wait for somebody else; time in which the machine stands still counts little
     * @return whether that came about
     */
    public boolean awaitRest(Duration patience) {
        try {
            return due.awaitNone(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Begins nothing more, now or later, and lets what runs come to its end.
     *
     * @return whether all has ended in time
     */
    public boolean finish(Duration patience) {
        pool.shutdown();
        return awaitEnd(patience);
    }

    private boolean awaitEnd(Duration patience) {
        try {
            return pool.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Interrupts what runs and waits until the threads have ended; twice is harmless. */
    @Override
    public void close() {
        pool.shutdownNow();
        awaitEnd(CLOSE_PATIENCE);
    }
}

package io.envtest.spi.component;

import java.time.Duration;

/**
 * Runs the cluster's background work on few threads, now or later on the cluster's clock. Thread-safe.
 *
 * <p>An idle cluster uses no CPU: nothing here polls.
 */
public interface ClusterExecutor {

    /**
     * Runs a task soon, on some thread.
     *
     * @param task what to run; an exception is reported to the cluster's log and loses nothing else
     */
    void execute(Runnable task);

    /**
     * Runs a task soon that changes nothing in the cluster: who waits until the cluster rests does not wait for it.
     *
     * @param task what to run; an exception is reported as in {@link #execute}
     */
    default void executeAside(Runnable task) {
        execute(task);
    }

    /**
     * Runs a task once after a delay on the cluster's clock.
     *
     * @param task what to run
     * @param delay how long to wait, zero or more
     * @return handle to cancel it before it begins
     */
    Timer schedule(Runnable task, Duration delay);

    /** A task that waits for its time. */
    interface Timer {

        /** Cancels the task if it has not begun; harmless otherwise. */
        void cancel();
    }
}

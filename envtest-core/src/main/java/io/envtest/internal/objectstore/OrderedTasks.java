package io.envtest.internal.objectstore;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one after the other, in order, on a thread that lives as long as there are some: for what may wait for somebody
 * else and must not hold up those who hand it over. Thread-safe.
 */
public final class OrderedTasks {

    // objects may nest thousands of levels deep; a stack takes memory only as far as it is used
    private static final long STACK_BYTES = 64L << 20;

    private final String name;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    /**
     * No thread yet.
     *
     * @param name name of the thread
     */
    public OrderedTasks(String name) {
        this.name = name;
    }

    /** Runs a task after those that were added before. */
    public synchronized void add(Runnable task) {
        waiting.add(task);
        if (!running) {
            running = true;
            Thread thread = new Thread(null, this::run, name, STACK_BYTES);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                System.getLogger("io.envtest").log(System.Logger.Level.ERROR, "background task failed", e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = waiting.poll();
        running = task != null;
        return task;
    }
}

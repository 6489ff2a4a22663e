package io.envtest.internal.sim;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after the other, in the order in which they were added, on another thread. Thread-safe. */
public final class SerialTasks {

    private final Consumer<Runnable> starter;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;
    private boolean closed;

    private SerialTasks(Consumer<Runnable> starter) {
        this.starter = starter;
    }

    /** On threads that others use, too: for tasks that wait for nobody. */
    public static SerialTasks on(Consumer<Runnable> executor) {
        return new SerialTasks(executor);
    }

    /**
     * On a thread that lives as long as there are tasks: for what may wait for somebody else and must not hold up others.
     *
     * @param name name of the thread
     */
    public static SerialTasks apart(String name) {
        return new SerialTasks(tasks -> new DaemonThread(tasks, name).start());
    }

    /** Runs a task after those that were added before; one that fails is logged. */
    public void add(Runnable task) {
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        starter.accept(this::run);
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

    /** Drops what has not begun and takes no more. */
    public synchronized void close() {
        closed = true;
        waiting.clear();
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = waiting.poll();
        running = task != null;
        return task;
    }
}

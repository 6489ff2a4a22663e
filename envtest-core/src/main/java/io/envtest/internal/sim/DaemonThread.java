package io.envtest.internal.sim;

/** A thread of a cluster: no JVM waits for it, and its stack is deep enough for objects that nest thousands of levels deep. */
public class DaemonThread extends Thread {

    /** Size of the stack; it takes memory only as far as it is used. */
    public static final long STACK_BYTES = 64L << 20;

    /**
     * Not started yet.
     *
     * @param task what it runs
     * @param name shown in thread dumps
     */
    public DaemonThread(Runnable task, String name) {
        super(null, task, name, STACK_BYTES);
        setDaemon(true);
    }
}

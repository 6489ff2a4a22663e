package io.envtest.internal.codec;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs what walks deep objects on a stack like that of the server's threads. */
public final class DeepStack {

    private static final long STACK_BYTES = 64L << 20;

    private DeepStack() {}

    /** Runs something and hands on what it returns or throws. */
    public static <T> T call(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(null, task, "deep", STACK_BYTES).start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}

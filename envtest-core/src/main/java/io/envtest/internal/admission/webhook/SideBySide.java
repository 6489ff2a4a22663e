package io.envtest.internal.admission.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs tasks at the same time and waits for all of them; the first of them on the thread that waits. The others have threads
 * of their own, which end with them: a webhook may ask the API server, so that it must not wait for a thread that waits for it.
 */
final class SideBySide {

    // objects may nest thousands of levels deep; a stack takes memory only as far as it is used
    private static final long STACK_BYTES = 64L << 20;

    private SideBySide() {}

    static void run(List<Runnable> tasks) {
        List<FutureTask<Void>> others = new ArrayList<>();
        for (Runnable task : tasks.subList(1, tasks.size())) {
            FutureTask<Void> other = new FutureTask<>(task, null);
            Thread thread = new Thread(null, other, "envtest-webhook-" + others.size(), STACK_BYTES);
            thread.setDaemon(true);
            thread.start();
            others.add(other);
        }
        tasks.get(0).run();
        others.forEach(SideBySide::await);
    }

    private static void await(FutureTask<Void> other) {
        try {
            other.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while webhooks were asked", e);
        }
    }
}

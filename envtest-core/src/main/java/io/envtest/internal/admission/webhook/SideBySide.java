package io.envtest.internal.admission.webhook;

import io.envtest.internal.sim.DaemonThread;
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

    private SideBySide() {}

    static void run(List<Runnable> tasks) {
        List<FutureTask<Void>> others = new ArrayList<>();
        for (Runnable task : tasks.subList(1, tasks.size())) {
            FutureTask<Void> other = new FutureTask<>(task, null);
            new DaemonThread(other, "envtest-webhook-" + others.size()).start();
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

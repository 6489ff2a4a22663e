package io.envtest.internal.controller.pod;

import io.envtest.api.ApiException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates many objects in batches of 1, 2, 4, …, so that a reason why none can be created is not met a hundred times.
 */
public final class SlowStart {

    private int done;
    private @Nullable ApiException failure;

    private SlowStart() {}

    /** Runs a task so many times, or until a batch in which it failed is through. */
    public static SlowStart run(int count, Runnable task) {
        SlowStart start = new SlowStart();
        int batch = 1;
        int tried = 0;
        while (tried < count && start.failure == null) {
            int size = Math.min(batch, count - tried);
            for (int i = 0; i < size; i++) {
                start.attempt(task);
            }
            tried += size;
            batch *= 2;
        }
        return start;
    }

    private void attempt(Runnable task) {
        try {
            task.run();
            done++;
        } catch (ApiException e) {
            failure = failure == null ? e : failure;
        }
    }

    /** How often the task went well. */
    public int done() {
        return done;
    }

    /** The first failure. */
    public Optional<ApiException> failure() {
        return Optional.ofNullable(failure);
    }
}

package io.envtest.internal.assembly;

import io.envtest.spi.component.ClusterExecutor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A part that comes up on another thread. Closing waits until it is up, and closes it then. */
final class StartingPart<T> implements AutoCloseable {

    private final CompletableFuture<T> part;
    private final Consumer<T> stop;

    StartingPart(ClusterExecutor executor, Supplier<T> start, Consumer<T> stop) {
        this.stop = stop;
        part = CompletableFuture.supplyAsync(start, executor::execute);
    }

    /** The part, once it is up; throws what its start threw. */
    T get() {
        try {
            return part.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        part.handle((started, failure) -> Optional.ofNullable(started)).join().ifPresent(stop);
    }
}

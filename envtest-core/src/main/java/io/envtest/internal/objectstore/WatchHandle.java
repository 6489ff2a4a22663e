package io.envtest.internal.objectstore;

/** An open watch. Closing is idempotent. */
public interface WatchHandle extends AutoCloseable {
    @Override
    void close();
}

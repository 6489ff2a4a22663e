package io.envtest.internal.objectstore;

/** An open watch. */
public interface WatchHandle extends AutoCloseable {

    /** Tells that the sink, having been not {@link WatchSink#ready()}, can take more. */
    void resume();

    /** Asks for a bookmark as soon as all events are sent; nothing comes of it if the watcher takes none. */
    default void bookmark() {}

    /** Ends the watch from the watcher's side; the sink hears nothing more, not even of the end. Idempotent. */
    @Override
    void close();
}

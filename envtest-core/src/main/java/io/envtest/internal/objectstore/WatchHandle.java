package io.envtest.internal.objectstore;

/** An open watch. */
public interface WatchHandle extends AutoCloseable {

    /** Tells that the sink, having been not {@link WatchSink#ready()}, can take more. */
    void resume();

    /** Asks for a bookmark as soon as all events are sent; nothing comes of it if the watcher takes none. */
    void bookmark();

    /**
     * Gives the sink, on the calling thread, what has happened so far and was not handed over yet, as far as it takes it. The
     * sink may be called by another thread next, but never by two at once.
     */
    void catchUp();

    /** Ends the watch from the watcher's side; the sink hears nothing more, not even of the end. Idempotent. */
    @Override
    void close();
}

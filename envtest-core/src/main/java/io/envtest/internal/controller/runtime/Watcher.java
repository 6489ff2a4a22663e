package io.envtest.internal.controller.runtime;

/**
 * Reacts to changes of a resource. Must be quick: look at the change, add keys to queues.
 *
 * @param <T> view of the objects; they must not be changed
 */
public interface Watcher<T> {

    /** An object came. */
    void added(T object);

    /** An object changed. */
    void updated(T before, T now);

    /** An object went; this is its last form. */
    void deleted(T object);
}

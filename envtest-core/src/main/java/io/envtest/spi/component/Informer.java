package io.envtest.spi.component;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A local copy of one resource, kept current by a watch and shared by all who ask for it. Its objects must not be
 * changed. Thread-safe.
 */
public interface Informer {

    /** The object as last seen. */
    Optional<ObjectNode> get(ObjectKey key);

    /** Every object as last seen, in key order. */
    Collection<ObjectNode> list();

    /** Every object of a namespace as last seen, in key order. */
    Collection<ObjectNode> list(String namespace);

    /**
     * Adds an index, unless there is one of this name. Call before the first look-up by it.
     *
     * @param name the index' name
     * @param keys from an object to the index' keys
     */
    void addIndex(String name, Function<ObjectNode, List<String>> keys);

    /** Every object under a key of an index. */
    Collection<ObjectNode> byIndex(String name, String key);

    /**
     * Adds a handler; it first gets the objects that are there as additions. Handlers are called in order, from one
     * thread at a time, and must be quick: they put keys into a queue.
     */
    void addHandler(Handler handler);

    /**
     * Takes in, on the calling thread, what has happened so far. Informers of several resources are fed apart from each other:
     * who looks at more than one at once, and acts on what is missing, has them catch up first. Handlers are told as always, later.
     */
    void catchUp();

    /** Whether the first list has been taken in and handed to the handlers. */
    boolean synced();

    /** Reacts to changes. */
    interface Handler {

        /** An object came. */
        void added(ObjectNode object);

        /** An object changed. */
        void updated(ObjectNode before, ObjectNode now);

        /** An object went; this is its last form. */
        void deleted(ObjectNode object);

        /** The objects of the first list have all been handed over; called once. */
        default void synced() {}
    }
}

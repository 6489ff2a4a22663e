package io.envtest.internal.objectstore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * An object as stored: its bytes with the resourceVersion in place, ready to be sent, and its index. Immutable and
 * thread-safe.
 */
public interface StoredObject {

    /** Where it stands. */
    StoreKey key();

    /** Revision of its last write: its resourceVersion. */
    long revision();

    /** Whether it has not been written since it was created. */
    default boolean isFirst() {
        return false;
    }

    /** What selectors see. */
    ObjectIndex index();

    /** The object as compact JSON, resourceVersion included; not to be changed by the caller. */
    byte[] json();

    /** Gives {@link #json()} piece by piece, which spares putting it together. */
    default void pieces(Pieces to) {
        byte[] json = json();
        to.add(json, 0, json.length);
    }

    /** Takes pieces of bytes, in order. */
    @FunctionalInterface
    interface Pieces {
        /** The next piece; the bytes are not to be changed. */
        void add(byte[] bytes, int from, int length);
    }

    /** A fresh tree of {@link #json()}, owned by the caller. */
    ObjectNode tree();

    /** A tree shared by all who ask; to be read only. Kept as long as somebody refers to it. */
    ObjectNode sharedTree();

    /**
     * Something made from this object, for example a watch frame in a media type. Objects of watch events keep it for
     * the next who asks with the same key, so that it is made once an event and not once a watcher; others make it anew.
     *
     * @param key what it is, for example event type and media type
     * @param maker makes it; may run more than once when several ask at the same time
     */
    default <T> T derived(Object key, Function<StoredObject, T> maker) {
        return maker.apply(this);
    }
}

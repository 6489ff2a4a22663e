package io.envtest.internal.objectstore;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An object as stored: its bytes with the resourceVersion in place, ready to be sent, and its index. Immutable and
 * thread-safe.
 */
public interface StoredObject {

    /** Where it stands. */
    StoreKey key();

    /** Revision of its last write: its resourceVersion. */
    long revision();

    /** What selectors see. */
    ObjectIndex index();

    /** The object as compact JSON, resourceVersion included; not to be changed by the caller. */
    byte[] json();

    /** A fresh tree of {@link #json()}, owned by the caller. */
    ObjectNode tree();

    /** A tree shared by all who ask; to be read only. Kept as long as somebody refers to it. */
    ObjectNode sharedTree();
}

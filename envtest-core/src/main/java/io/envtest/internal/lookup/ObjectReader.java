package io.envtest.internal.lookup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored objects as they are now, without a request of its own: no authorization, no admission. Objects are shared
 * trees in the storage version, to be read only; asking costs a map look-up, not a parse. A write is seen by whoever
 * asks after its answer was sent. Thread-safe.
 */
public interface ObjectReader {

    /** The object, empty if there is none or the resource is not served. */
    Optional<ObjectNode> get(GroupVersionResource resource, ObjectKey key);

    /** All objects of a namespace, or of the whole cluster if it is empty, in key order. */
    Collection<ObjectNode> list(GroupVersionResource resource, String namespace);

    /** A number that is another one whenever an object of the resource was written since; 0 if it is not served. */
    long revision(GroupVersionResource resource);

    /**
     * Tells a listener every object that is there, before returning, and from then on each change, in order and from
     * one thread at a time.
     */
    void follow(GroupVersionResource resource, Listener listener);

    /** Follows the objects of a resource. Must not block. */
    @FunctionalInterface
    interface Listener {

        /** The object is now like this; null if it is gone. */
        void changed(ObjectKey key, @Nullable ObjectNode now);
    }
}

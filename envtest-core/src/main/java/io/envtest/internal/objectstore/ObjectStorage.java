package io.envtest.internal.objectstore;

import io.envtest.snapshot.ClusterSnapshot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects by key with optimistic concurrency, consistent lists and watches. Thread-safe.
 *
 * <p>All failures that a client should read are thrown as {@link io.envtest.api.ApiException}, worded as kube-apiserver
 * words them (404 NotFound, 409 AlreadyExists, 409 Conflict, 410 Expired, 504 Timeout for a future resourceVersion …).
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions">Resource versions</a>
 */
public interface ObjectStorage extends AutoCloseable {

    /** Stores a new object; fails with AlreadyExists if the key is taken. */
    StoredObject create(ResourceArea area, StoreKey key, NewObject object);

    /**
     * Reads one object.
     *
     * @param resourceVersion as the client sent it: empty = most recent, "0" = any, else not older than
     */
    Optional<StoredObject> get(ResourceArea area, StoreKey key, String resourceVersion);

    /**
     * Reads, lets the caller change, writes if nobody else wrote meanwhile, else starts again. The updater's answer
     * with the same content as the current object is not written: the current object returns with its version.
     *
     * @param updater from the current object (empty if absent) to the new one; may throw to refuse
     */
    StoredObject update(ResourceArea area, StoreKey key, Updater updater);

    /**
     * Removes an object once the check passes on its current form.
     *
     * @return the removed object in its last form, with the revision of its deletion
     */
    StoredObject delete(ResourceArea area, StoreKey key, DeletionCheck check);

    /** Lists a page of an area. */
    ObjectPage list(ResourceArea area, ListQuery query);

    /**
     * Opens a watch; events are pushed to the sink in order, from any thread but never two at once.
     *
     * @return handle to end it
     */
    WatchHandle watch(ResourceArea area, WatchQuery query, WatchSink sink);

    /**
     * Says how objects of an area are indexed that come without an index: after a restart, or from a snapshot. An area
     * that was not declared is indexed by metadata alone. To be called before the area is used.
     */
    void declare(ResourceArea area, ObjectIndexer indexer);

    /** Ends all watches of an area, for example because its definition changed; it is read anew when next used. */
    void retire(ResourceArea area);

    /** Each write of an object that is not compacted yet, oldest first. */
    List<PastObject> history(ResourceArea area, StoreKey key);

    /** What is stored now, all areas together. */
    ClusterSnapshot snapshot();

    /**
     * Goes back to a snapshot: one transaction that writes what has changed since.
     *
     * @throws IllegalArgumentException if it was taken of another storage
     */
    void restore(ClusterSnapshot snapshot);

    /** The revision of the last write to the whole store. */
    long currentRevision();

    /** A number that is another one whenever an object of the area was written since, at least. */
    long revision(ResourceArea area);

    @Override
    void close();

    /** From the current object to the new one. */
    @FunctionalInterface
    interface Updater {
        /**
         * Called again after a lost race, each time with the object as it is then.
         *
         * @return null to leave the current object, which must exist, as it is
         */
        @Nullable
        NewObject update(Optional<StoredObject> current);
    }

    /** May refuse a deletion by throwing. */
    @FunctionalInterface
    interface DeletionCheck {
        /** Called again after a lost race. */
        void check(StoredObject current);
    }
}

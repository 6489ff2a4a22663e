package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.ObjectPage;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchQuery;
import io.envtest.internal.objectstore.WatchSink;

/**
 * Reads and writes the objects of any resource as kube-apiserver does: metadata, strategy of the kind, admission as a
 * callback, preconditions, graceful deletion, finalizers, dry run, conversion between versions. Knows no kind.
 * Refusals are {@link io.envtest.api.ApiException}s. Thread-safe.
 */
public interface ResourceStore {

    /**
     * Reads an object; of the scale subresource, its Scale.
     *
     * @param resourceVersion as the client sent it
     */
    StoredObject get(Target target, String resourceVersion);

    /** Lists a page; objects are in the definition's version. */
    ObjectPage list(ResourceDefinition definition, ListQuery query);

    /** Opens a watch; objects are in the definition's version. */
    WatchHandle watch(ResourceDefinition definition, WatchQuery query, WatchSink sink);

    /**
     * Creates an object.
     *
     * @param target its name is not looked at
     * @param object decoded, normalised and defaulted, in the definition's version; owned by the store from here on
     */
    StoredObject create(Target target, ObjectNode object, WriteOptions options, AdmissionCallback admission);

    /**
     * Changes an object, or a subresource that shares it; creates it where the kind or the update says so. For the scale
     * subresource all objects are Scales: what the update is given and makes, what admission sees, and what returns.
     */
    WriteResult update(Target target, ObjectUpdate update, WriteOptions options, AdmissionCallback admission);

    /** Deletes an object, or marks it for deletion if it needs time or has finalizers. */
    DeleteResult delete(Target target, DeleteOptions options, AdmissionCallback admission);

    /**
     * Deletes all objects of a list.
     *
     * @return the list as it was before
     */
    ObjectPage deleteCollection(Target target, ListQuery query, DeleteOptions options, AdmissionCallback admission);
}

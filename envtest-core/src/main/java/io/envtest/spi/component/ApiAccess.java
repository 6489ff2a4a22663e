package io.envtest.spi.component;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import java.util.List;
import java.util.Map;

/**
 * The API in process, as one user: the same authorization, admission and storage as over HTTP, without a socket. Every
 * failure is an {@link io.envtest.api.ApiException}. Objects given are not changed; objects returned belong to the
 * caller. Thread-safe.
 */
public interface ApiAccess {

    /** Reads an object; 404 if there is none. */
    ObjectNode get(GroupVersionResource resource, String namespace, String name);

    /** Reads a subresource, for example {@code scale}; 404 if there is none. */
    ObjectNode getSubresource(GroupVersionResource resource, String namespace, String name, String subresource);

    /** Lists objects, most recent; namespace empty for all, selectors empty for none. */
    List<ObjectNode> list(GroupVersionResource resource, String namespace, String labelSelector, String fieldSelector);

    /** Creates an object and returns it as stored. */
    ObjectNode create(GroupVersionResource resource, String namespace, ObjectNode object);

    /** Creates a subresource's object (binding, eviction, token …) and returns the answer. */
    ObjectNode createSubresource(
            GroupVersionResource resource, String namespace, String name, String subresource, ObjectNode object);

    /** Replaces an object; its resourceVersion, if set, must be current. */
    ObjectNode update(GroupVersionResource resource, String namespace, String name, ObjectNode object);

    /** Replaces a subresource, for example {@code status}. */
    ObjectNode updateSubresource(
            GroupVersionResource resource, String namespace, String name, String subresource, ObjectNode object);

    /**
     * Patches an object or, if {@code subresource} is not empty, a subresource.
     *
     * @param contentType the patch's media type, for example {@code application/merge-patch+json}
     * @param parameters further query parameters such as {@code fieldManager} and {@code force}
     */
    ObjectNode patch(
            GroupVersionResource resource,
            String namespace,
            String name,
            String subresource,
            String contentType,
            String patch,
            Map<String, String> parameters);

    /**
     * Deletes an object.
     *
     * @param options a DeleteOptions object, or an empty one
     */
    void delete(GroupVersionResource resource, String namespace, String name, ObjectNode options);

    /** Deletes all matching objects of a namespace. */
    void deleteCollection(GroupVersionResource resource, String namespace, ObjectNode options, String labelSelector);
}

package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code metadata.managedFields} of the objects of one resource in one version, and carries out server-side
 * apply. One for each resource, version and subresource; immutable and thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-Side Apply</a>
 */
public final class FieldManager {

    private final ObjectVersions versions;

    private final String apiVersion;

    private final String subresource;

    private final List<String> resetFields;

    /**
     * Creates one.
     *
     * @param versions all versions of the resource
     * @param apiVersion the version requests use, for example {@code apps/v1}
     * @param subresource for example {@code status}, empty for the resource itself
     * @param resetFields dotted paths that a request here never writes and therefore never owns: {@code status} for the
     *     resource itself, {@code spec} and some metadata for {@code status}
     */
    public FieldManager(ObjectVersions versions, String apiVersion, String subresource, List<String> resetFields) {
        this.versions = versions;
        this.apiVersion = apiVersion;
        this.subresource = subresource;
        this.resetFields = List.copyOf(resetFields);
    }

    /**
     * Writes {@code metadata.managedFields} of an object that a create, update or (non-apply) patch is about to store.
     * Never fails: managed fields that cannot be read are dropped.
     *
     * @param live the object as stored, in this version, not changed; null for a create
     * @param object the new object, in this version, with the managed fields the request sent; changed in place
     * @param manager who writes: the request's {@code fieldManager}, or the user agent up to the first slash
     * @param now the time of new entries
     */
    public void update(@Nullable ObjectNode live, ObjectNode object, String manager, Instant now) {
        throw new UnsupportedOperationException(versions + apiVersion + subresource + resetFields);
    }

    /**
     * Applies a configuration.
     *
     * @param live the object as stored, in this version, not changed; null if the apply creates it
     * @param config the applied object, not changed
     * @param manager the request's {@code fieldManager}
     * @param force takes fields over from other managers instead of failing
     * @param now the time of new entries
     * @return the merged object with its managed fields, to be decoded, defaulted and stored like any update
     * @throws ApiException 409 if other managers own what the configuration changes, 400 or 500 if it does not fit the
     *     kind
     */
    public ObjectNode apply(@Nullable ObjectNode live, ObjectNode config, String manager, boolean force, Instant now) {
        throw new UnsupportedOperationException("apply");
    }
}

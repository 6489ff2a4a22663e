package io.envtest.internal.endpoint.patch;

import org.jspecify.annotations.Nullable;

/**
 * What strategic merge patch must know of a type of an object. Immutable.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/">Update API
 *     objects in place using kubectl patch</a>
 */
public interface PatchType {

    /**
     * The type's name in messages.
     *
     * @return for example {@code PodSpec}
     */
    String name();

    /**
     * The type of a field's value, of the items if it is a list.
     *
     * @param field JSON name
     * @return the type; null if there is no such field
     */
    @Nullable
    PatchType field(String field);

    /**
     * How a field is merged.
     *
     * @param field JSON name of an existing field
     * @return {@code merge}, {@code replace}, {@code retainKeys}, several joined with commas, or empty
     */
    String patchStrategy(String field);

    /**
     * What tells the items of a merged list apart.
     *
     * @param field JSON name of an existing field
     * @return name of the key, empty for lists of scalars
     */
    String patchMergeKey(String field);
}

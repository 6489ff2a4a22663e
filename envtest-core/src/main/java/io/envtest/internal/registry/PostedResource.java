package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;

/**
 * A resource, or a subresource, that is posted and answered at once, and never stored: access reviews, token reviews,
 * token requests. Thread-safe.
 */
public interface PostedResource {

    /** Where it is posted to. */
    GroupVersionResource resource();

    /** The subresource, empty for the resource itself. */
    default String subresource() {
        return "";
    }

    /** Takes back what a client may not say of an object. */
    default void wipe(Target target, ObjectNode posted) {
        SystemMetadata.wipe(SystemMetadata.of(posted));
    }

    /** The same, and what it says twice, before anything else. */
    default void prepare(Target target, ObjectNode posted) {
        wipe(target, posted);
        SystemMetadata.dedupOwners(target.context(), SystemMetadata.of(posted), "");
    }

    /** Fills in defaults after decoding. */
    default void setDefaults(ObjectNode posted) {}

    /**
     * Answers.
     *
     * @param target the request
     * @param posted decoded, normalised, defaulted, with its fields' owners; after mutating admission; owned by the callee
     * @param admission its validating part is called once the object is known to be valid
     * @return the answer, with {@code kind} and {@code apiVersion} as they were posted
     * @throws io.envtest.api.ApiException if it is refused
     */
    ObjectNode answer(Target target, ObjectNode posted, AdmissionCallback admission);

    /**
     * Answers, for those who look at how it was posted.
     *
     * @param options whether it is a dry run, and who posts
     */
    default ObjectNode answer(Target target, ObjectNode posted, WriteOptions options, AdmissionCallback admission) {
        return answer(target, posted, admission);
    }
}

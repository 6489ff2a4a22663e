package io.envtest.internal.admission.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.admission.AdmissionRequest;
import java.util.List;
import java.util.Optional;

/** What policies and webhooks must know of the kinds that are served. Thread-safe. */
public interface ServedKinds {

    /**
     * The objects of a kind.
     *
     * @param resource resource
     * @param namespaced whether they stand in namespaces
     */
    record Parameters(GroupVersionResource resource, boolean namespaced) {}

    /** The objects of a kind that holds parameters; empty if it is not served. */
    Optional<Parameters> parameters(GroupVersionKind kind);

    /** The other names under which the request's object is served. */
    List<GroupVersionResource> equivalents(AdmissionRequest request);

    /**
     * The request as if it were about its resource under another name: with copies of its objects in that version, or with
     * these themselves where a subresource has a kind of its own.
     *
     * @param resource one of {@link #equivalents}
     */
    AdmissionRequest as(AdmissionRequest request, GroupVersionResource resource);

    /**
     * Lays a configuration over the request's object as server-side apply does, whoever owns its fields.
     *
     * @param config the configuration
     * @return the result; the object stays as it is
     * @throws UnfitPatchException if the configuration is none for such an object
     */
    ObjectNode lay(AdmissionRequest request, ObjectNode object, ObjectNode config) throws UnfitPatchException;

    /**
     * Carries out a JSON patch.
     *
     * @param operations the operations
     * @return the result; the object stays as it is
     * @throws UnfitPatchException if the patch cannot be carried out
     */
    ObjectNode patch(AdmissionRequest request, ObjectNode object, JsonNode operations) throws UnfitPatchException;

    /**
     * Checks that what a policy has changed in the version it knows can be taken over into that of the request.
     *
     * @throws UnfitPatchException if not: built-in kinds cannot be changed in another version than they were sent in
     */
    void checkConvertible(AdmissionRequest changed, AdmissionRequest request) throws UnfitPatchException;

    /**
     * Carries out a JSON patch, of which a test that fails is an error as any other.
     *
     * @param operations the operations
     * @return the result; the object stays as it is
     * @throws UnfitPatchException if the patch cannot be carried out
     */
    ObjectNode patchExactly(ObjectNode object, JsonNode operations) throws UnfitPatchException;

    /**
     * Brings a changed object into the server's form, with the defaults of what is new; in place.
     *
     * @param strict whether fields that a built-in kind does not have are refused rather than dropped
     */
    void complete(AdmissionRequest request, ObjectNode object, boolean strict);
}

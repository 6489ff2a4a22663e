package io.envtest.internal.admission.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.admission.AdmissionRequest;
import java.util.List;
import java.util.Optional;

/** Nothing holds parameters, no policy changes anything, and deployments were once served in another group. */
public final class NoKinds implements ServedKinds {

    @Override
    public Optional<Parameters> parameters(GroupVersionKind kind) {
        return Optional.empty();
    }

    @Override
    public List<GroupVersionResource> equivalents(AdmissionRequest request) {
        return List.of(new GroupVersionResource("extensions", "v1beta1", "deployments"));
    }

    @Override
    public AdmissionRequest as(AdmissionRequest request, GroupVersionResource resource) {
        return request;
    }

    @Override
    public ObjectNode lay(AdmissionRequest request, ObjectNode object, ObjectNode config) throws UnfitPatchException {
        throw new UnfitPatchException("nothing fits");
    }

    @Override
    public ObjectNode patch(AdmissionRequest request, ObjectNode object, JsonNode operations)
            throws UnfitPatchException {
        throw new UnfitPatchException("nothing fits");
    }

    @Override
    public void checkConvertible(AdmissionRequest changed, AdmissionRequest request) {
        // all is one version
    }

    @Override
    public ObjectNode patchExactly(ObjectNode object, JsonNode operations) throws UnfitPatchException {
        throw new UnfitPatchException("nothing fits");
    }

    @Override
    public void complete(AdmissionRequest request, ObjectNode object, boolean strict) {
        throw new IllegalStateException("nothing was changed");
    }
}

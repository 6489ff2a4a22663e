package io.envtest.internal.admission.plugin.noderestriction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import java.util.List;

/** What a node may say of a claim: how large its volume has become. */
final class NodeClaims {

    /** What changes by itself, or is the node's to change. */
    private static final List<String> OPEN = List.of(
            "conditions",
            "capacity",
            "allocatedResources",
            "allocatedResourceStatuses",
            "currentVolumeAttributesClassName",
            "modifyVolumeStatus");

    private NodeClaims() {}

    static void check(String node, AdmissionRequest request) {
        if (!request.subresource().equals("status")) {
            throw request.forbidden("may only update PVC status");
        }
        if (request.object() != null
                && request.oldObject() != null
                && !rest(request.object()).equals(rest(request.oldObject()))) {
            throw request.forbidden("node \"" + node
                    + "\" is not allowed to update fields other than status.quantity and status.conditions");
        }
    }

    private static JsonNode rest(ObjectNode claim) {
        ObjectNode copy = claim.deepCopy();
        PersistentVolumeClaim view = PersistentVolumeClaim.of(copy);
        view.metadata().node().remove(List.of("managedFields", "resourceVersion"));
        view.status().node().remove(OPEN);
        return copy;
    }
}

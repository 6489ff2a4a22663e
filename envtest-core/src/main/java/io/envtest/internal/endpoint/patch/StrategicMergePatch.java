package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;

/**
 * A strategic merge patch: a merge patch that knows which lists are maps by a key, with directives to replace, delete
 * and order.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/">Update API
 *     objects in place using kubectl patch</a>
 */
public final class StrategicMergePatch {

    private StrategicMergePatch() {}

    /**
     * Carries out a patch. Neither argument is changed.
     *
     * @param document the object
     * @param patch the parsed body; null changes nothing
     * @param type the object's type
     * @return the patched object, not yet checked against its type
     * @throws ApiException 400 if the patch is no object or a directive is malformed, 500 if it cannot be merged
     */
    public static ObjectNode apply(ObjectNode document, JsonNode patch, PatchType type) {
        if (patch.isNull()) {
            return document.deepCopy();
        }
        if (!(patch instanceof ObjectNode changes)) {
            throw PatchErrors.wrongType("", patch, "value of type map[string]interface {}");
        }
        return ObjectMerge.merge(document.deepCopy(), changes.deepCopy(), type);
    }

    static ApiException unknownDirective(JsonNode directive, JsonNode patch) {
        return PatchErrors.internal(
                "unknown patch type: " + GoText.underText(directive) + " in map: " + GoText.plain(patch));
    }
}

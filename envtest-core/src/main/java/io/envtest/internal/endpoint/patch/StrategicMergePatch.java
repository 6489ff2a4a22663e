package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.schema.catalogue.Type;
import java.util.List;

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
     * A patched object.
     *
     * @param object the object, to be decoded: it shares nodes with the one before; unknown fields are still in it
     * @param unknownFields paths of fields that the type does not have, sorted
     * @param shownPatch the patch as messages show it: as far as it had not been carried out
     */
    public record Result(ObjectNode object, List<String> unknownFields, String shownPatch) {

        /**
         * The refusal of the patched object as none of its kind.
         *
         * @param error what is wrong, for example {@code strict decoding error: unknown field "spec.x"}
         * @return 422
         */
        public ApiException invalid(String error) {
            return PatchErrors.invalidPatch(shownPatch, error);
        }
    }

    /**
     * Carries out a patch. Neither argument is changed. Kind and apiVersion stay as they are whatever the patch says.
     *
     * @param document the object
     * @param patch the parsed body; null changes nothing
     * @param type the object's type
     * @return the patched object
     * @throws ApiException 400 if the patch is no object or a directive is malformed, 500 if it cannot be merged, 422 if
     *     the result has values of wrong types
     */
    public static Result apply(ObjectNode document, JsonNode patch, Type type) {
        if (patch.isNull()) {
            return new Result(document.deepCopy(), List.of(), "map[]");
        }
        if (!(patch instanceof ObjectNode changes)) {
            throw PatchErrors.wrongType("", patch, "value of type map[string]interface {}");
        }
        JsonExtent.check(patch, "");
        ObjectNode work = changes.deepCopy();
        ObjectNode patched = ObjectMerge.merge(document, work, type);
        UnstructuredReader.Reading reading = UnstructuredReader.read(patched, type);
        Result result = new Result(patched, reading.unknownFields(), GoText.plain(work));
        if (!reading.problem().isEmpty()) {
            throw result.invalid(reading.problem());
        }
        keepIdentity(document, patched, "kind");
        keepIdentity(document, patched, "apiVersion");
        return result;
    }

    private static void keepIdentity(ObjectNode document, ObjectNode patched, String name) {
        JsonNode value = document.get(name);
        if (value != null) {
            patched.set(name, value);
        }
    }

    static ApiException unknownDirective(JsonNode directive, JsonNode patch) {
        return PatchErrors.internal(
                "unknown patch type: " + GoText.underText(directive) + " in map: " + GoText.plain(patch));
    }
}

package io.envtest.internal.admission.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.policy.ServedKinds;
import io.envtest.internal.admission.policy.UnfitPatchException;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.meta.ApiErrors;

/** Carries out what webhooks want changed. */
final class Patches {

    private Patches() {}

    /**
     * Changes the request's object.
     *
     * @param seen the request in the version that the webhook knows
     * @return whether anything is another thing than before
     * @throws io.envtest.api.ApiException 500 if the patch does not fit the object
     */
    static boolean apply(
            ServedKinds kinds, Webhook webhook, Verdict verdict, AdmissionRequest request, AdmissionRequest seen)
            throws FailedCallException {
        if (verdict.patch().length == 0) {
            return false;
        }
        JsonNode operations = operations(webhook, verdict.patch());
        if (operations.isEmpty()) {
            return false;
        }
        ObjectNode object = request.object();
        ObjectNode known = seen.object();
        if (object == null || known == null) {
            throw ApiErrors.internal("admission webhook \"" + webhook.name()
                    + "\" attempted to modify the object, which is not supported for this operation");
        }
        if (!verdict.patchType().equals(Verdict.JSON_PATCH)) {
            throw new FailedCallException(webhook, "unsupported patch type " + GoQuote.quote(verdict.patchType()));
        }
        ObjectNode patched = patched(kinds, known, operations);
        kinds.complete(seen, patched, false);
        boolean changed = !patched.equals(known);
        replace(known, patched);
        ObjectNode back =
                seen == request ? null : kinds.as(seen, request.resource()).object();
        if (back != null && back != object) {
            replace(object, back);
        }
        return changed;
    }

    private static ObjectNode patched(ServedKinds kinds, ObjectNode object, JsonNode operations) {
        try {
            return kinds.patchExactly(object, operations);
        } catch (UnfitPatchException e) {
            throw ApiErrors.internal(String.valueOf(e.getMessage()));
        }
    }

    private static void replace(ObjectNode object, ObjectNode other) {
        object.removeAll();
        object.setAll(other);
    }

    private static JsonNode operations(Webhook webhook, byte[] patch) throws FailedCallException {
        JsonNode operations;
        try {
            operations = GoJson.decode(patch).value();
        } catch (GoJsonException e) {
            throw undecodable(webhook, String.valueOf(e.getMessage()));
        }
        if (!operations.isNull() && !operations.isArray()) {
            throw undecodable(webhook, unfit(operations, "jsonpatch.Patch"));
        }
        for (JsonNode operation : operations) {
            if (!operation.isObject() && !operation.isNull()) {
                throw undecodable(webhook, unfit(operation, "jsonpatch.Operation"));
            }
        }
        return operations;
    }

    private static FailedCallException undecodable(Webhook webhook, String why) {
        return new FailedCallException(webhook, "received undecodable patch in webhook response: " + why);
    }

    private static String unfit(JsonNode value, String goType) {
        return "json: cannot unmarshal " + GoKinds.json(value) + " into Go value of type " + goType;
    }
}

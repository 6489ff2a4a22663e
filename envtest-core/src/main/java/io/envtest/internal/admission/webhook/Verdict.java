package io.envtest.internal.admission.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoBase64;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.webhook.AnswerRules;
import io.envtest.internal.webhook.ResponseFields;
import io.envtest.internal.webhook.WebhookException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a webhook has answered.
 *
 * @param allowed whether it lets the request pass
 * @param status what else it says of a refusal
 * @param patch changes as it has sent them, empty for none
 * @param patchType kind of patch, empty if there is none
 * @param warnings for whoever sent the request
 */
record Verdict(boolean allowed, Optional<ObjectNode> status, byte[] patch, String patchType, List<String> warnings) {

    static final String JSON_PATCH = "JSONPatch";
    private static final String V1 = "admission.k8s.io/v1";

    /**
     * Reads a verdict, and checks that it is one.
     *
     * @param review the answered review
     * @param version version of the review that was sent
     * @param uid the question
     * @param mutating whether the webhook may change the object
     * @throws InvalidVerdictException if the response does not keep to the rules of its version
     * @throws WebhookException if it cannot be decoded
     */
    static Verdict read(ObjectNode review, String version, String uid, boolean mutating) throws WebhookException {
        Optional<ResponseFields> found = ResponseFields.of(review, "AdmissionResponse");
        if (found.isEmpty()) {
            throw new InvalidVerdictException("webhook response was absent");
        }
        ResponseFields response = found.get();
        String answered = response.text("uid", "types.UID");
        boolean allowed = response.flag("allowed");
        Optional<ObjectNode> status = response.object("status", "v1.Status");
        response.checkStatus("status");
        byte[] patch = decoded(response.text("patch", "[]uint8"));
        String type = response.text("patchType", version + ".PatchType");
        response.map("auditAnnotations");
        List<String> warnings = response.texts("warnings");
        boolean typed = response.has("patchType");
        if (version.equals("v1")) {
            check(review, uid, answered);
            checkPatch(patch, typed, type, mutating);
        } else {
            type = JSON_PATCH; // which version v1beta1 has never asked for
        }
        return new Verdict(allowed, status, mutating ? patch : new byte[0], type, warnings);
    }

    private static byte[] decoded(String text) throws WebhookException {
        int bad = GoBase64.badByte(text);
        if (bad >= 0) {
            throw new WebhookException("illegal base64 data at input byte " + bad);
        }
        return Base64.getMimeDecoder().decode(text);
    }

    private static void check(ObjectNode review, String uid, String answered) throws InvalidVerdictException {
        Optional<String> problem =
                AnswerRules.wrongQuestion(uid, answered).or(() -> AnswerRules.wrongKind(review, V1, "AdmissionReview"));
        if (problem.isPresent()) {
            throw new InvalidVerdictException(problem.get());
        }
    }

    private static void checkPatch(byte[] patch, boolean typed, String type, boolean mutating)
            throws InvalidVerdictException {
        if (!mutating && patch.length > 0) {
            throw new InvalidVerdictException("validating webhook may not return response.patch");
        }
        if (!mutating && typed) {
            throw new InvalidVerdictException("validating webhook may not return response.patchType");
        }
        if (patch.length > 0 && !typed) {
            throw new InvalidVerdictException("webhook returned response.patch but not response.patchType");
        }
        if (patch.length == 0 && typed) {
            throw new InvalidVerdictException("webhook returned response.patchType but not response.patch");
        }
        if (typed && type.isEmpty()) {
            throw new InvalidVerdictException("webhook returned invalid response.patchType of " + GoQuote.quote(type));
        }
    }
}

package io.envtest.internal.crd.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.webhook.AnswerRules;
import io.envtest.internal.webhook.ResponseFields;
import io.envtest.internal.webhook.WebhookException;
import io.envtest.view.meta.v1.Status;
import java.util.List;
import java.util.Optional;

/** Reads the answer of a conversion webhook. Pure. */
final class ConversionAnswer {

    private static final String V1 = "apiextensions.k8s.io/v1";

    private ConversionAnswer() {}

    /**
     * The objects that were converted.
     *
     * @param review the answered review
     * @param version version of the review that was sent
     * @param uid the question
     */
    static List<JsonNode> objects(ObjectNode review, String version, String uid) throws WebhookException {
        Optional<ResponseFields> found = ResponseFields.of(review, "ConversionResponse");
        List<JsonNode> objects = List.of();
        Status result = Status.of(JsonNodeFactory.instance.objectNode());
        String answered = "";
        if (found.isPresent()) {
            ResponseFields response = found.get();
            answered = response.text("uid", "types.UID");
            objects = response.list("convertedObjects", "[]runtime.RawExtension");
            response.checkStatus("result");
            result = Status.of(response.object("result", "v1.Status").orElseGet(JsonNodeFactory.instance::objectNode));
        }
        boolean checked = version.equals("v1");
        if (checked) {
            refuseIf(AnswerRules.wrongKind(review, V1, "ConversionReview"));
        }
        if (found.isEmpty()) {
            throw new WebhookException("no response provided");
        }
        if (checked) {
            refuseIf(AnswerRules.wrongQuestion(uid, answered));
        }
        if (!result.status().equals("Success")) {
            throw new WebhookException(
                    result.message().isEmpty()
                            ? "response.result.status was '" + result.status() + "', not 'Success'"
                            : result.message());
        }
        return objects;
    }

    private static void refuseIf(Optional<String> problem) throws WebhookException {
        if (problem.isPresent()) {
            throw new WebhookException(problem.get());
        }
    }
}

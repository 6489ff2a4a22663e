package io.envtest.internal.crd.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.GoQuote;
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
        if (version.equals("v1")) {
            checkKind(review);
        }
        if (found.isEmpty()) {
            throw new WebhookException("no response provided");
        }
        if (version.equals("v1") && !answered.equals(uid)) {
            throw new WebhookException(
                    "expected response.uid=" + GoQuote.quote(uid) + ", got " + GoQuote.quote(answered));
        }
        if (!result.status().equals("Success")) {
            throw new WebhookException(
                    result.message().isEmpty()
                            ? "response.result.status was '" + result.status() + "', not 'Success'"
                            : result.message());
        }
        return objects;
    }

    private static void checkKind(ObjectNode review) throws WebhookException {
        String apiVersion = review.path("apiVersion").asText("");
        String kind = review.path("kind").asText("");
        if (!apiVersion.equals(V1) || kind.isEmpty()) {
            throw new WebhookException("expected webhook response of " + V1 + ", Kind=ConversionReview, got "
                    + (apiVersion.isEmpty() ? "/" : apiVersion) + ", Kind=" + kind);
        }
    }
}

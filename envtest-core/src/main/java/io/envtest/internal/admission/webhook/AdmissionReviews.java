package io.envtest.internal.admission.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.policy.RequestFacts;

/**
 * Writes the reviews that webhooks are sent. Pure.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#request">Webhook
 *     request</a>
 */
final class AdmissionReviews {

    private AdmissionReviews() {}

    /**
     * A review.
     *
     * @param version version of the review, {@code v1} or {@code v1beta1}
     * @param uid identifies the question
     * @param request the request
     * @param seen the request in the version that the webhook knows
     */
    static ObjectNode of(String version, String uid, AdmissionRequest request, AdmissionRequest seen) {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("kind", "AdmissionReview").put("apiVersion", "admission.k8s.io/" + version);
        ObjectNode question = review.putObject("request");
        question.put("uid", uid);
        question.setAll(RequestFacts.facts(request, seen));
        question.set("object", seen.object());
        question.set("oldObject", seen.oldObject());
        question.set("options", request.options());
        return review;
    }
}

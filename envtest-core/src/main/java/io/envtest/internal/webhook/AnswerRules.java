package io.envtest.internal.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.GoQuote;
import java.util.Optional;

/** What the answered review of every webhook must say. Pure. */
public final class AnswerRules {

    private AnswerRules() {}

    /**
     * What is wrong with the kind that a review says it is; empty if nothing is.
     *
     * @param apiVersion the version that was sent
     * @param kind the kind that was sent
     */
    public static Optional<String> wrongKind(ObjectNode review, String apiVersion, String kind) {
        String saidVersion = review.path("apiVersion").asText("");
        String saidKind = review.path("kind").asText("");
        return saidVersion.equals(apiVersion) && !saidKind.isEmpty()
                ? Optional.empty()
                : Optional.of("expected webhook response of " + apiVersion + ", Kind=" + kind + ", got "
                        + (saidVersion.isEmpty() ? "/" : saidVersion) + ", Kind=" + saidKind);
    }

    /**
     * What is wrong with the question that a response says it answers; empty if nothing is.
     *
     * @param uid the question that was asked
     * @param answered the question that was answered
     */
    public static Optional<String> wrongQuestion(String uid, String answered) {
        return answered.equals(uid)
                ? Optional.empty()
                : Optional.of("expected response.uid=" + GoQuote.quote(uid) + ", got " + GoQuote.quote(answered));
    }
}

package io.envtest.internal.crd.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.webhook.WebhookCaller;
import io.envtest.internal.webhook.WebhookException;
import io.envtest.internal.webhook.WebhookTarget;
import io.envtest.spi.component.ClusterRandom;
import io.envtest.view.apiextensions.v1.WebhookConversion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The webhook that converts the objects of a definition. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-conversion">Webhook
 *     conversion</a>
 */
public final class ConversionWebhook {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String USER_AGENT = "kube-apiserver-admission";
    private static final String GROUP = "apiextensions.k8s.io/";

    private final WebhookCaller caller;
    private final ClusterRandom random;
    private final WebhookTarget target;
    private final String reviewVersion;

    /**
     * Calls nobody yet.
     *
     * @param caller calls webhooks
     * @param random names questions
     * @param conversion what the definition says of the webhook
     */
    public ConversionWebhook(WebhookCaller caller, ClusterRandom random, WebhookConversion conversion) {
        this.caller = caller;
        this.random = random;
        this.target = WebhookTarget.of(conversion.clientConfig());
        this.reviewVersion = conversion.conversionReviewVersions().stream()
                .filter(version -> version.equals("v1") || version.equals("v1beta1"))
                .findFirst()
                .orElse("v1");
    }

    /** Connects ahead of the first call. */
    void prepare() {
        caller.prepare(target);
    }

    /**
     * Converts an object.
     *
     * @param object any version; stays as it is
     * @param apiVersion the version that is wanted
     * @return the object in that version, with metadata as it was but for labels and annotations
     * @throws ApiException 500 if the webhook does not convert it
     */
    ObjectNode convert(ObjectNode object, String apiVersion) {
        GroupVersionKind kind = GroupVersionKind.of(
                object.path("apiVersion").asText(), object.path("kind").asText());
        String words = "conversion webhook for " + kind.apiVersion() + ", Kind=" + kind.kind();
        List<JsonNode> answered;
        try {
            String uid = random.uuid();
            ObjectNode review = caller.post(target, USER_AGENT, TIMEOUT, review(object, apiVersion, uid));
            answered = ConversionAnswer.objects(review, reviewVersion, uid);
        } catch (WebhookException e) {
            throw ApiErrors.unknown(words + " failed: " + e.why());
        }
        if (answered.size() != 1) {
            throw ApiErrors.unknown(words + " returned " + answered.size() + " objects, expected 1");
        }
        ObjectNode converted = custom(answered.get(0)).deepCopy();
        check(words, object, converted, apiVersion);
        return converted;
    }

    private ObjectNode review(ObjectNode object, String apiVersion, String uid) {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("kind", "ConversionReview").put("apiVersion", GROUP + reviewVersion);
        ObjectNode request = review.putObject("request");
        request.put("uid", uid).put("desiredAPIVersion", apiVersion);
        request.putArray("objects").add(object);
        ObjectNode response = review.putObject("response");
        response.put("uid", "").putNull("convertedObjects");
        response.putObject("result").putObject("metadata");
        return review;
    }

    private static ObjectNode custom(JsonNode answered) {
        if (answered.isNull()) {
            throw ApiErrors.unknown("unexpected end of JSON input");
        }
        if (!(answered instanceof ObjectNode object)) {
            throw ApiErrors.unknown("json: cannot unmarshal " + GoKinds.json(answered)
                    + " into Go value of type map[string]interface {}");
        }
        if (object.path("kind").asText("").isEmpty()) {
            String shown = new String(GoJsonWriter.write(object), StandardCharsets.UTF_8);
            throw ApiErrors.unknown("Object 'Kind' is missing in '" + shown + "'");
        }
        return object;
    }

    private static void check(String words, ObjectNode object, ObjectNode converted, String apiVersion) {
        String version = converted.path("apiVersion").asText("");
        String kind = converted.path("kind").asText("");
        String wantedKind = object.path("kind").asText();
        String invalid = words + " returned invalid object at index 0: ";
        if (!version.equals(apiVersion)) {
            throw ApiErrors.unknown(
                    invalid + "invalid groupVersion (expected " + apiVersion + ", received " + version + ")");
        }
        if (!kind.equals(wantedKind)) {
            throw ApiErrors.unknown(invalid + "invalid kind (expected " + wantedKind + ", received " + kind + ")");
        }
        String other = ConvertedMetadata.difference(object, converted);
        if (!other.isEmpty()) {
            throw ApiErrors.unknown(words + " returned invalid object: " + other);
        }
        String problem = ConvertedMetadata.restore(object, converted);
        if (!problem.isEmpty()) {
            throw ApiErrors.unknown(words + " returned invalid metadata: " + problem);
        }
    }
}

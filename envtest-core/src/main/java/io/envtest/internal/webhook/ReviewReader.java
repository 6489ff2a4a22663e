package io.envtest.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.codec.yaml.MalformedYamlException;
import io.envtest.internal.codec.yaml.YamlReader;
import io.envtest.internal.field.GoQuote;
import java.util.Set;

/** Reads the review that a webhook answers: JSON or YAML, of the kind and version that was sent. */
final class ReviewReader {

    private static final String HEAD = "couldn't get version/kind; json parse error: ";
    private static final String HEAD_TYPE =
            "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";
    private static final Set<String> VERSIONS = Set.of("v1", "v1beta1");
    private static final GroupVersionKind STATUS = new GroupVersionKind("", "v1", "Status");

    private ReviewReader() {}

    /**
     * The review.
     *
     * @param sent the review that was sent
     */
    static ObjectNode read(byte[] content, ObjectNode sent) throws WebhookException {
        JsonNode value = parse(content);
        ObjectNode review = value.isNull() ? JsonNodeFactory.instance.objectNode() : object(value);
        GroupVersionKind wanted = kind(sent, new GroupVersionKind("", "", ""));
        GroupVersionKind said = kind(review, wanted);
        if (said.equals(wanted)) {
            return review;
        }
        boolean known = said.equals(STATUS)
                || said.group().equals(wanted.group())
                        && said.kind().equals(wanted.kind())
                        && VERSIONS.contains(said.version());
        throw new WebhookException(
                known
                        ? "converting (" + said.version() + "." + said.kind() + ") to (" + wanted.version() + "."
                                + wanted.kind() + "): unknown conversion"
                        : "no kind " + GoQuote.quote(said.kind()) + " is registered for version "
                                + GoQuote.quote(said.apiVersion()) + " in scheme \"pkg/runtime/scheme.go:111\"");
    }

    private static JsonNode parse(byte[] content) throws WebhookException {
        try {
            return looksLikeJson(content)
                    ? GoJson.decode(content).value()
                    : YamlReader.read(content).value();
        } catch (GoJsonException e) {
            throw new WebhookException(HEAD + e.getMessage(), e);
        } catch (MalformedYamlException e) {
            throw new WebhookException(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean looksLikeJson(byte[] content) {
        for (byte each : content) {
            if (!Character.isWhitespace(each)) {
                return each == '{';
            }
        }
        return false;
    }

    private static ObjectNode object(JsonNode value) throws WebhookException {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new WebhookException(
                HEAD + "json: cannot unmarshal " + GoKinds.json(value) + " into Go value of type " + HEAD_TYPE);
    }

    /** What it says it is; what it leaves out is as in the other. */
    private static GroupVersionKind kind(ObjectNode review, GroupVersionKind other) throws WebhookException {
        String apiVersion = text(review, "apiVersion");
        String kind = text(review, "kind");
        if (apiVersion.indexOf('/') != apiVersion.lastIndexOf('/')) {
            throw new WebhookException("unexpected GroupVersion string: " + apiVersion);
        }
        String either = kind.isEmpty() ? other.kind() : kind;
        return apiVersion.isEmpty()
                ? new GroupVersionKind(other.group(), other.version(), either)
                : GroupVersionKind.of(apiVersion, either);
    }

    private static String text(ObjectNode review, String field) throws WebhookException {
        JsonNode value = review.path(field);
        if (value.isMissingNode() || value.isNull() || value.isTextual()) {
            return value.asText("");
        }
        throw new WebhookException(HEAD + "json: cannot unmarshal " + GoKinds.json(value) + " into Go struct field ."
                + field + " of type string");
    }
}

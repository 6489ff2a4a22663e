package io.envtest.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoKinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads fields of a review's response, and refuses wrong types as Go's decoder does. */
public final class ResponseFields {

    private final ObjectNode response;
    private final String type;

    private ResponseFields(ObjectNode response, String type) {
        this.response = response;
        this.type = type;
    }

    /**
     * The response of a review; empty if it has none.
     *
     * @param type name of the response's type, for example {@code AdmissionResponse}
     */
    public static Optional<ResponseFields> of(ObjectNode review, String type) throws WebhookException {
        JsonNode response = review.path("response");
        if (response.isMissingNode() || response.isNull()) {
            return Optional.empty();
        }
        if (response instanceof ObjectNode object) {
            return Optional.of(new ResponseFields(object, type));
        }
        String whole = type.replace("Response", "Review");
        throw new WebhookException("json: cannot unmarshal " + GoKinds.json(response) + " into Go struct field " + whole
                + ".response of type " + versioned(review) + "." + type);
    }

    private static String versioned(ObjectNode review) {
        String apiVersion = review.path("apiVersion").asText("v1");
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    /** A text, empty if it is not there. */
    public String text(String name, String goType) throws WebhookException {
        JsonNode value = value(name);
        if (value.isMissingNode() || value.isTextual()) {
            return value.asText("");
        }
        throw wrong(value, name, goType);
    }

    /** Whether a field is there. */
    public boolean has(String name) {
        return !value(name).isMissingNode();
    }

    /** A truth, false if it is not there. */
    public boolean flag(String name) throws WebhookException {
        JsonNode value = value(name);
        if (value.isMissingNode() || value.isBoolean()) {
            return value.asBoolean();
        }
        throw wrong(value, name, "bool");
    }

    /** An object, empty if it is not there. */
    public Optional<ObjectNode> object(String name, String goType) throws WebhookException {
        JsonNode value = value(name);
        if (value.isMissingNode() || value instanceof ObjectNode) {
            return value instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        }
        throw wrong(value, name, goType);
    }

    /** Refuses a Status with fields of wrong types. */
    public void checkStatus(String name) throws WebhookException {
        JsonNode status = value(name);
        for (String field : List.of("status", "message", "reason")) {
            JsonNode text = status.path(field);
            if (!text.isMissingNode() && !text.isNull() && !text.isTextual()) {
                throw wrong("Status.response." + name + "." + field, text, "string");
            }
        }
        JsonNode code = status.path("code");
        if (!code.isMissingNode() && !code.isNull() && !code.isInt()) {
            throw wrong("Status.response." + name + ".code", code, "int32");
        }
    }

    /** A list, empty if it is not there. */
    public List<JsonNode> list(String name, String goType) throws WebhookException {
        JsonNode value = value(name);
        if (!value.isMissingNode() && !value.isArray()) {
            throw wrong(value, name, goType);
        }
        List<JsonNode> items = new ArrayList<>();
        value.forEach(items::add);
        return items;
    }

    /** A list of texts, empty if it is not there. */
    public List<String> texts(String name) throws WebhookException {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(name, "[]string")) {
            if (!item.isTextual() && !item.isNull()) {
                throw wrong(item, name, "string");
            }
            texts.add(item.isNull() ? "" : item.textValue());
        }
        return texts;
    }

    /** Texts by key, empty if it is not there. */
    public Map<String, String> map(String name) throws WebhookException {
        Map<String, String> texts = new LinkedHashMap<>();
        Optional<ObjectNode> object = object(name, "map[string]string");
        if (object.isPresent()) {
            for (Map.Entry<String, JsonNode> member : object.get().properties()) {
                if (!member.getValue().isTextual() && !member.getValue().isNull()) {
                    throw wrong(member.getValue(), name, "string");
                }
                texts.put(member.getKey(), member.getValue().asText(""));
            }
        }
        return texts;
    }

    private JsonNode value(String name) {
        JsonNode value = response.path(name);
        return value.isNull() ? response.path("") : value;
    }

    private WebhookException wrong(JsonNode value, String name, String goType) {
        return wrong(type + ".response." + name, value, goType);
    }

    private static WebhookException wrong(String place, JsonNode value, String goType) {
        return new WebhookException("json: cannot unmarshal " + GoKinds.json(value) + " into Go struct field " + place
                + " of type " + goType);
    }
}

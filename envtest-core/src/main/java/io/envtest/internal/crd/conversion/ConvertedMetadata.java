package io.envtest.internal.crd.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Reasons;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import io.envtest.view.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a converter may change of metadata: labels and annotations. */
final class ConvertedMetadata {

    private ConvertedMetadata() {}

    /** What must be the same and is not; empty if all is. */
    static String difference(ObjectNode object, ObjectNode converted) {
        for (String field : List.of("name", "namespace", "uid")) {
            String before = text(object, field);
            String after = text(converted, field);
            if (!before.equals(after)) {
                String name = field.equals("uid") ? "UID" : field;
                return "must have the same " + name + ": " + before + " != " + after;
            }
        }
        return "";
    }

    private static String text(ObjectNode object, String field) {
        JsonNode value = object.path("metadata").path(field);
        return value.isTextual() ? value.textValue() : "";
    }

    /**
     * Gives the converted object the metadata of the original, but for its own labels and annotations.
     *
     * @return what is wrong with these, empty if nothing
     */
    static String restore(ObjectNode object, ObjectNode converted) {
        JsonNode answered = converted.path("metadata");
        if (answered.isMissingNode()) {
            return "missing metadata in converted object";
        }
        if (!answered.isObject()) {
            return "invalid metadata of type " + GoKinds.decoded(answered) + " in converted object";
        }
        ObjectNode metadata =
                object.path("metadata") instanceof ObjectNode original ? original.deepCopy() : object.objectNode();
        converted.set("metadata", metadata);
        for (String field : List.of("labels", "annotations")) {
            String problem = texts(metadata, field, answered.path(field));
            if (!problem.isEmpty()) {
                return problem;
            }
        }
        return "";
    }

    private static String texts(ObjectNode metadata, String field, JsonNode answered) {
        if (answered.isMissingNode() || answered.isNull()) {
            metadata.remove(field);
            return "";
        }
        if (!answered.isObject()) {
            return "invalid metadata." + field + " of type " + GoKinds.decoded(answered) + " in converted object";
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : answered.properties()) {
            if (!member.getValue().isTextual()) {
                return "metadata." + field + "[" + member.getKey() + "] must be a string, but is "
                        + GoKinds.decoded(member.getValue()) + " in converted object";
            }
            texts.put(member.getKey(), member.getValue().textValue());
        }
        boolean changed = !answered.equals(metadata.path(field));
        metadata.set(field, answered);
        return changed ? invalid(field, texts) : "";
    }

    private static String invalid(String field, Map<String, String> texts) {
        FieldErrors errors = new FieldErrors();
        if (field.equals("labels")) {
            LabelRules.labels(errors, FieldPath.root("metadata", "labels"), texts);
        } else {
            ObjectMetaRules.annotations(errors, FieldPath.root("metadata", "annotation"), texts);
        }
        return errors.isEmpty()
                ? ""
                : Reasons.join(errors.list().stream().map(FieldError::message).toList());
    }
}

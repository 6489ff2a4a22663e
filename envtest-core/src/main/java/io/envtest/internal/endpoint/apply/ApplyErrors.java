package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.ApiErrors;

/** Why a configuration cannot be applied, in the server's words. */
final class ApplyErrors {

    private final ObjectNode config;

    ApplyErrors(ObjectNode config) {
        this.config = config;
    }

    void checkDepth() {
        if (Values.isDeeperThan(config, Values.MAX_DEPTH)) {
            throw ApiErrors.badRequest(
                    "error decoding YAML: error converting YAML to JSON: yaml: exceeded max depth of "
                            + Values.MAX_DEPTH);
        }
    }

    /** The configuration must say what it is. */
    void checkKind(String apiVersion, String kind) {
        String[] parts = text(config.path("apiVersion")).split("/", -1);
        String statedKind = parts.length > 2 ? "" : text(config.path("kind"));
        if (!text(config.path("apiVersion")).equals(apiVersion) || !statedKind.equals(kind)) {
            String group = parts.length == 2 ? parts[0] : "";
            String version = parts.length > 2 ? "" : parts[parts.length - 1];
            throw ApiErrors.badRequest("invalid object type: " + group + "/" + version + ", Kind=" + statedKind);
        }
    }

    /** Managed fields are not applied. Anything but a list of objects is found wrong later. */
    void checkManagedFields() {
        JsonNode list = ManagedFields.list(config);
        boolean states = list.isArray();
        for (JsonNode entry : list) {
            states &= entry.isObject();
        }
        if (states) {
            throw ApiErrors.badRequest("metadata.managedFields must be nil");
        }
    }

    void check(Shape shape) {
        String problems = ShapeCheck.problems(config, shape);
        if (!problems.isEmpty()) {
            throw ApiErrors.unknown("failed to create typed patch object (" + what() + "): " + problems);
        }
    }

    void checkLive(ObjectNode live, Shape shape, boolean builtIn) {
        String problems = builtIn ? "" : ShapeCheck.problemsOfLive(live, shape);
        if (!problems.isEmpty()) {
            String what = new ApplyErrors(live).what();
            throw ApiErrors.unknown("failed to create typed live object (" + what + "): " + problems);
        }
    }

    void checkRead(String problem) {
        if (!problem.isEmpty()) {
            throw ApiErrors.unknown("failed to convert new object (" + what() + ") to proper version: " + problem);
        }
    }

    /** An object without managed fields must be one whose fields can be tracked. */
    static void checkTrackable(String problem, String apiVersion, String kind) {
        if (!problem.isEmpty()) {
            throw ApiErrors.unknown("failed to create manager for existing fields: failed to convert live object (/; "
                    + gvk(apiVersion, kind) + ") to proper version: " + problem);
        }
    }

    private String what() {
        JsonNode metadata = config.path("metadata");
        return text(metadata.path("namespace")) + "/" + text(metadata.path("name")) + "; " + gvk();
    }

    private String gvk() {
        return gvk(text(config.path("apiVersion")), text(config.path("kind")));
    }

    static String gvk(String apiVersion, String kind) {
        return (apiVersion.indexOf('/') < 0 ? "/" : "") + apiVersion + ", Kind=" + kind;
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : "";
    }
}

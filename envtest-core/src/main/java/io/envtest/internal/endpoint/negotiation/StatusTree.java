package io.envtest.internal.endpoint.negotiation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.objectstore.ContinueExpiredException;

/** Statuses as objects. */
public final class StatusTree {

    private StatusTree() {}

    /** The Status of a refusal, with all that it lets the client do next. */
    static ObjectNode failure(ApiException refused) {
        ObjectNode tree = failure(refused.status());
        if (refused instanceof ContinueExpiredException expired) {
            tree.withObjectProperty("metadata").put("continue", expired.continueToken());
        }
        return tree;
    }

    /** The Status of a refusal. */
    public static ObjectNode failure(Status status) {
        ObjectNode tree = begin("Failure");
        put(tree, "message", status.message());
        put(tree, "reason", status.reason());
        if (status.details() != Status.Details.NONE) {
            details(tree.putObject("details"), status.details());
        }
        return tree.put("code", status.code());
    }

    /** The Status that tells of an object's removal. */
    public static ObjectNode removed(String name, String group, String resource, String uid) {
        ObjectNode tree = begin("Success");
        ObjectNode details = tree.putObject("details");
        put(details, "name", name);
        put(details, "group", group);
        put(details, "kind", resource);
        put(details, "uid", uid);
        return tree;
    }

    private static ObjectNode begin(String outcome) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("kind", "Status").put("apiVersion", "v1");
        tree.putObject("metadata");
        return tree.put("status", outcome);
    }

    private static void details(ObjectNode tree, Status.Details details) {
        put(tree, "name", details.name());
        put(tree, "group", details.group());
        put(tree, "kind", details.kind());
        put(tree, "uid", details.uid());
        if (!details.causes().isEmpty()) {
            ArrayNode causes = tree.putArray("causes");
            for (Status.Cause cause : details.causes()) {
                ObjectNode row = causes.addObject();
                put(row, "reason", cause.reason());
                put(row, "message", cause.message());
                put(row, "field", cause.field());
            }
        }
        if (details.retryAfterSeconds() != 0) {
            tree.put("retryAfterSeconds", details.retryAfterSeconds());
        }
    }

    private static void put(ObjectNode tree, String name, String value) {
        if (!value.isEmpty()) {
            tree.put(name, value);
        }
    }
}

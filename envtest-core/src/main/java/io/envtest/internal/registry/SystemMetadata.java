package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.meta.Times;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import io.envtest.internal.request.RequestContext;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.OwnerReference;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** The part of metadata that the server sets, whatever the client says. */
final class SystemMetadata {

    private static final String OTHER_NAMESPACE =
            "the namespace of the provided object does not match the namespace sent on the request";

    private SystemMetadata() {}

    static ObjectMeta of(ObjectNode object) {
        ObjectMeta meta = ObjectMetaRules.of(object);
        meta.materialize();
        return meta;
    }

    /** Takes back what a client may not say of a new object. */
    static void wipe(ObjectMeta meta) {
        meta.removeCreationTimestamp();
        meta.removeUid();
        meta.removeDeletionTimestamp();
        meta.removeDeletionGracePeriodSeconds();
        meta.removeSelfLink();
    }

    /** Says when the object came to be, and who it is. */
    static void fill(ObjectMeta meta, Instant now, String uid) {
        meta.setCreationTimestamp(Times.seconds(now));
        meta.setUid(uid);
    }

    /** The object is of the request's namespace if it says nothing, and none if its kind knows no namespaces. */
    static void namespace(Target target, ObjectMeta meta) {
        if (!target.definition().namespaced()) {
            meta.removeNamespace();
        } else if (meta.namespace().isEmpty()) {
            meta.setNamespace(target.namespace());
        } else if (!meta.namespace().equals(target.namespace())) {
            throw ApiErrors.badRequest(OTHER_NAMESPACE);
        }
    }

    /** The object must have the name in the URL. */
    static void name(Target target, ObjectMeta meta) {
        if (meta.name().isEmpty()) {
            throw ApiErrors.badRequest("the name of the object (" + target.name()
                    + " based on URL) was undeterminable: name must be provided");
        }
        if (!meta.name().equals(target.name())) {
            throw ApiErrors.badRequest("the name of the object (" + meta.name()
                    + ") does not match the name on the URL (" + target.name() + ")");
        }
    }

    /** Leaves one of several owner references to the same object, with a warning. */
    static void dedupOwners(RequestContext context, ObjectMeta meta, String when) {
        if (!(meta.get("ownerReferences") instanceof ArrayNode owners) || owners.size() < 2) {
            return;
        }
        Set<JsonNode> distinct = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        for (OwnerReference owner : meta.ownerReferences()) {
            if (!distinct.add(owner.node())) {
                twice.add(owner.uid());
            }
        }
        if (!twice.isEmpty()) {
            owners.removeAll();
            owners.addAll(distinct);
            context.warn(".metadata.ownerReferences contains duplicate entries" + when
                    + "; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24;"
                    + " please fix your requests; duplicate UID(s) observed: " + String.join(", ", twice));
        }
    }
}

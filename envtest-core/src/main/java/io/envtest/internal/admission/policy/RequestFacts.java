package io.envtest.internal.admission.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.request.UserInfo;
import io.envtest.internal.schema.cel.PolicyRequest;
import org.jspecify.annotations.Nullable;

/** Turns requests into the values of what expressions may name. Thread-safe. */
public final class RequestFacts {

    private final ObjectReader objects;
    private final Authorizer authorizer;

    /** Looks namespaces up; expressions may ask this authorizer for rights. */
    public RequestFacts(ObjectReader objects, Authorizer authorizer) {
        this.objects = objects;
        this.authorizer = authorizer;
    }

    /** What all expressions of a policy but those of messages may name. */
    PolicyRequest of(AdmissionRequest request, PolicyCall call) {
        AdmissionRequest seen = call.seen();
        return new PolicyRequest(
                seen.object(),
                seen.oldObject(),
                facts(request, seen),
                call.params(),
                namespace(request),
                access(request));
    }

    /** What match conditions of webhooks may name: without parameters, and with a namespace that says nothing. */
    public PolicyRequest withoutNamespace(AdmissionRequest request, AdmissionRequest seen) {
        return new PolicyRequest(
                seen.object(),
                seen.oldObject(),
                facts(request, seen),
                null,
                JsonNodeFactory.instance.objectNode(),
                access(request));
    }

    /** The same without the right to ask for rights. */
    static PolicyRequest withoutAccess(PolicyRequest whole) {
        return new PolicyRequest(
                whole.object(), whole.oldObject(), whole.request(), whole.params(), whole.namespaceObject(), null);
    }

    private @Nullable ObjectNode namespace(AdmissionRequest request) {
        return request.namespace().isEmpty() || request.isFor("", "namespaces")
                ? null
                : objects.get(Resources.NAMESPACES, new ObjectKey("", request.namespace()))
                        .orElse(null);
    }

    private PolicyRequest.Access access(AdmissionRequest request) {
        UserInfo user = request.context().user();
        GroupVersionResource resource = request.resource();
        Attributes attributes = new Attributes(
                user,
                "",
                true,
                resource.group(),
                resource.version(),
                resource.resource(),
                request.subresource(),
                request.namespace(),
                request.name(),
                "",
                "",
                "");
        return new PolicyRequest.Access(authorizer, user, attributes);
    }

    /** The request as the API has it, but for its uid and its objects; what is empty and optional is left out. */
    public static ObjectNode facts(AdmissionRequest request, AdmissionRequest seen) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        put(facts.putObject("kind"), seen.kind());
        put(facts.putObject("resource"), seen.resource());
        text(facts, "subResource", request.subresource());
        put(facts.putObject("requestKind"), request.kind());
        put(facts.putObject("requestResource"), request.resource());
        text(facts, "requestSubResource", request.subresource());
        text(facts, "name", request.name());
        text(facts, "namespace", request.namespace());
        facts.put("operation", request.operation().name());
        user(facts.putObject("userInfo"), request.context().user());
        facts.put("dryRun", request.dryRun());
        if (request.options() != null) {
            facts.set("options", request.options());
        }
        return facts;
    }

    private static void put(ObjectNode node, GroupVersionKind kind) {
        node.put("group", kind.group()).put("version", kind.version()).put("kind", kind.kind());
    }

    private static void put(ObjectNode node, GroupVersionResource resource) {
        node.put("group", resource.group()).put("version", resource.version()).put("resource", resource.resource());
    }

    private static void user(ObjectNode node, UserInfo user) {
        text(node, "username", user.name());
        text(node, "uid", user.uid());
        if (!user.groups().isEmpty()) {
            user.groups().forEach(node.putArray("groups")::add);
        }
        if (!user.extra().isEmpty()) {
            ObjectNode extra = node.putObject("extra");
            user.extra().forEach((key, values) -> values.forEach(extra.putArray(key)::add));
        }
    }

    private static void text(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }
}

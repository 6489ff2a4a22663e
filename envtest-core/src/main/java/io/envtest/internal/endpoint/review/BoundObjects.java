package io.envtest.internal.endpoint.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.authn.serviceaccount.TokenBinding;
import io.envtest.internal.authn.serviceaccount.TokenBinding.Reference;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.Target;
import io.envtest.view.authentication.v1.BoundObjectReference;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.PartialObjectMetadata;

/** Finds the object that a requested token is to be bound to. */
final class BoundObjects {

    private final ObjectReader objects;

    BoundObjects(ObjectReader objects) {
        this.objects = objects;
    }

    TokenBinding resolve(Target target, BoundObjectReference reference) {
        if (!reference.present()) {
            return TokenBinding.NONE;
        }
        String namespace = target.namespace();
        return switch (group(reference).isEmpty() ? reference.kind() : "") {
            case "Pod" -> pod(target, reference);
            case "Secret" -> TokenBinding.secret(found(reference, Resources.SECRETS, namespace));
            case "Node" -> TokenBinding.node(found(reference, Resources.NODES, ""));
            default -> throw ApiErrors.badRequest("cannot bind token to object of type " + typeText(reference));
        };
    }

    private TokenBinding pod(Target target, BoundObjectReference reference) {
        Pod pod = Pod.of(object(reference, Resources.PODS, target.namespace()));
        if (!pod.spec().serviceAccountName().equals(target.name())) {
            throw ApiErrors.badRequest("cannot bind token for serviceaccount \"" + target.name()
                    + "\" to pod running with different serviceaccount name.");
        }
        Reference self = checked(reference, pod.metadata().uid());
        String node = pod.spec().nodeName();
        String nodeUid = objects.get(Resources.NODES, new ObjectKey("", node))
                .map(found -> PartialObjectMetadata.of(found).metadata().uid())
                .orElse("");
        return TokenBinding.pod(self, node.isEmpty() ? Reference.NONE : new Reference(node, nodeUid));
    }

    private Reference found(BoundObjectReference reference, GroupVersionResource resource, String namespace) {
        ObjectNode object = object(reference, resource, namespace);
        return checked(reference, PartialObjectMetadata.of(object).metadata().uid());
    }

    private ObjectNode object(BoundObjectReference reference, GroupVersionResource resource, String namespace) {
        if (reference.name().isEmpty()) {
            throw ApiErrors.badRequest("Name parameter required.");
        }
        return objects.get(resource, new ObjectKey(namespace, reference.name()))
                .orElseThrow(() -> ApiErrors.notFound(resource, reference.name()));
    }

    private static Reference checked(BoundObjectReference reference, String uid) {
        if (!reference.uid().isEmpty() && !reference.uid().equals(uid)) {
            throw ApiErrors.conflict(
                    new GroupVersionResource(group(reference), "", reference.kind()),
                    reference.name(),
                    "the UID in the bound object reference (" + reference.uid()
                            + ") does not match the UID in record. The object might have been deleted and then recreated");
        }
        return new Reference(reference.name(), uid);
    }

    private static String group(BoundObjectReference reference) {
        int slash = reference.apiVersion().indexOf('/');
        return slash < 0 ? "" : reference.apiVersion().substring(0, slash);
    }

    private static String typeText(BoundObjectReference reference) {
        int slash = reference.apiVersion().indexOf('/');
        String version = reference.apiVersion().substring(slash + 1);
        return group(reference) + "/" + version + ", Kind=" + reference.kind();
    }
}

package io.envtest.internal.admission.plugin.noderestriction;

import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.view.authentication.v1.BoundObjectReference;
import io.envtest.view.authentication.v1.TokenRequest;
import io.envtest.view.core.v1.Pod;

/** A node may ask for tokens of its pods only, bound to the pod. */
final class NodeTokens {

    private static final GroupVersionResource POD =
            new GroupVersionResource("", "v1", "pod"); // as the real server says it

    private final ObjectReader objects;
    private final TokenAudiences audiences;
    private final String node;
    private final AdmissionRequest request;

    NodeTokens(ObjectReader objects, TokenAudiences audiences, String node, AdmissionRequest request) {
        this.objects = objects;
        this.audiences = audiences;
        this.node = node;
        this.request = request;
    }

    void check() {
        boolean tokenRequest =
                request.operation() == Operation.CREATE && request.subresource().equals("token");
        if (!tokenRequest || request.object() == null) {
            return;
        }
        BoundObjectReference bound = TokenRequest.of(request.object()).spec().boundObjectRef();
        boolean toPod = bound.apiVersion().equals("v1")
                && bound.kind().equals("Pod")
                && !bound.name().isEmpty();
        if (!toPod) {
            throw request.forbidden("node requested token not bound to a pod");
        }
        if (bound.uid().isEmpty()) {
            throw request.forbidden("node requested token with a pod binding without a uid");
        }
        Pod pod = objects.get(Resources.PODS, new ObjectKey(request.namespace(), bound.name()))
                .map(Pod::of)
                .orElseThrow(() -> ApiErrors.notFound(POD, bound.name()));
        if (!bound.uid().equals(pod.metadata().uid())) {
            throw request.forbidden("the UID in the bound object reference (" + bound.uid()
                    + ") does not match the UID in record. The object might have been deleted and then recreated");
        }
        if (!pod.spec().nodeName().equals(node)) {
            throw request.forbidden("node requested token bound to a pod scheduled on a different node");
        }
        audiences.check(request, TokenRequest.of(request.object()).spec().audiences(), pod);
    }
}

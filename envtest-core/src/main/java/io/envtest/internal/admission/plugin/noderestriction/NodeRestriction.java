package io.envtest.internal.admission.plugin.noderestriction;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.MutatingAdmission;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.authz.node.NodeIdentity;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.view.resource.v1.ResourceSlice;

/**
 * Keeps a node from changing what is not its own.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction">NodeRestriction</a>
 */
public final class NodeRestriction extends NamedPlugin implements MutatingAdmission {

    private static final String LEASE_NAMESPACE = "kube-node-lease";

    private final ObjectReader objects;
    private final TokenAudiences audiences;

    /**
     * Restricts all nodes.
     *
     * @param objects where pods and nodes are looked up
     * @param authorizer who is asked for the right to ask for tokens
     */
    public NodeRestriction(ObjectReader objects, Authorizer authorizer) {
        super("NodeRestriction", Operation.CREATE, Operation.UPDATE, Operation.DELETE);
        this.objects = objects;
        this.audiences = new TokenAudiences(objects, authorizer);
    }

    @Override
    public void admit(AdmissionRequest request) {
        NodeIdentity.of(request.context().user()).ifPresent(node -> {
            if (node.isEmpty()) {
                throw request.forbidden("could not determine node from user \""
                        + request.context().user().name() + "\"");
            }
            admit(node, request);
        });
    }

    private void admit(String node, AdmissionRequest request) {
        switch (request.resource().groupResource()) {
            case "pods" -> new NodePods(objects, node, request).check();
            case "nodes" -> NodeLabels.check(node, request);
            case "persistentvolumeclaims" -> NodeClaims.check(node, request);
            case "certificatesigningrequests.certificates.k8s.io" -> NodeRequests.check(request);
            case "serviceaccounts" -> new NodeTokens(objects, audiences, node, request).check();
            case "leases.coordination.k8s.io" -> lease(node, request);
            case "csinodes.storage.k8s.io" -> {
                if (!request.nameInMessages().equals(node)) {
                    throw request.forbidden("can only access CSINode with the same name as the requesting node");
                }
            }
            case "resourceslices.resource.k8s.io" -> slice(node, request);
            default -> {}
        }
    }

    private static void lease(String node, AdmissionRequest request) {
        if (!request.namespace().equals(LEASE_NAMESPACE)) {
            throw request.forbidden("can only access leases in the \"" + LEASE_NAMESPACE + "\" system namespace");
        }
        if (!request.nameInMessages().equals(node)) {
            throw request.forbidden("can only access node lease with the same name as the requesting node");
        }
    }

    private static void slice(String node, AdmissionRequest request) {
        if (request.operation() == Operation.CREATE
                && request.object() != null
                && !ResourceSlice.of(request.object()).spec().nodeName().equals(node)) {
            throw request.forbidden("can only create ResourceSlice with the same NodeName as the requesting node");
        }
    }
}

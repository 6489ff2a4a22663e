package io.envtest.internal.authz.node;

import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Decision;
import java.util.Set;

/** What a node writes about itself: its lease, its CSINode, its resource slices. */
final class OwnObjects {

    private static final Set<String> WRITING = Set.of("get", "create", "update", "patch", "delete");
    private static final Set<String> COLLECTIONS = Set.of("list", "watch", "deletecollection");

    Decision lease(String node, Attributes request) {
        if (!WRITING.contains(request.verb())) {
            return NodeAuthorizer.no("can only get, create, update, patch, or delete a node lease");
        }
        if (!request.namespace().equals("kube-node-lease")) {
            return NodeAuthorizer.no("can only access leases in the \"kube-node-lease\" system namespace");
        }
        return named(node, request, "can only access node lease with the same name as the requesting node");
    }

    Decision csiNode(String node, Attributes request) {
        if (!request.subresource().isEmpty()) {
            return NodeAuthorizer.no("cannot authorize CSINode subresources");
        }
        if (!WRITING.contains(request.verb())) {
            return NodeAuthorizer.no("can only get, create, update, patch, or delete a CSINode");
        }
        return named(node, request, "can only access CSINode with the same name as the requesting node");
    }

    Decision slice(String node, Attributes request, boolean published) {
        if (!request.subresource().isEmpty()) {
            return NodeAuthorizer.no("cannot authorize ResourceSlice subresources");
        }
        if (COLLECTIONS.contains(request.verb())) {
            return selectsNode(request, node)
                    ? Decision.ALLOWED
                    : NodeAuthorizer.no(
                            "can only list/watch/deletecollection resourceslices with nodeName field selector");
        }
        if (!WRITING.contains(request.verb())) {
            return NodeAuthorizer.no("only the following verbs are allowed for a ResourceSlice: get, watch, list,"
                    + " create, update, patch, delete, deletecollection");
        }
        return request.verb().equals("create") || published
                ? Decision.ALLOWED
                : NodeAuthorizer.no("no relationship found between node '" + node + "' and this object");
    }

    /** Whether a field selector asks for objects of the node alone. */
    static boolean selectsNode(Attributes request, String node) {
        for (String term : request.fieldSelector().split(",")) {
            String wanted = term.replace("==", "=");
            if (wanted.equals("spec.nodeName=" + node)) {
                return true;
            }
        }
        return false;
    }

    /** The name of what is created is not known yet; admission looks at it. */
    private static Decision named(String node, Attributes request, String why) {
        return request.verb().equals("create") || request.name().equals(node)
                ? Decision.ALLOWED
                : NodeAuthorizer.no(why);
    }
}

package io.envtest.internal.authn.impersonation;

import io.envtest.internal.authz.Attributes;
import io.envtest.internal.request.UserInfo;
import java.util.List;
import java.util.Map;

/** Becoming a node: the one that the requester's own token is bound to, or any. */
final class NodeMode implements ImpersonationMode {

    private static final String PREFIX = "system:node:";
    private static final String BOUND_NODE = "authentication.kubernetes.io/node-name";

    private final RightCheck rights;
    private final boolean associated;

    private NodeMode(RightCheck rights, boolean associated) {
        this.rights = rights;
        this.associated = associated;
    }

    /** Becoming the node that the requester's own token is bound to. */
    static NodeMode associated(RightCheck rights) {
        return new NodeMode(rights, true);
    }

    /** Becoming any node. */
    static NodeMode arbitrary(RightCheck rights) {
        return new NodeMode(rights, false);
    }

    /** Whether it is a node's name. */
    static boolean isNode(WantedUser wanted) {
        return wanted.name().startsWith(PREFIX) && wanted.name().length() > PREFIX.length();
    }

    @Override
    public boolean suits(UserInfo requester, WantedUser wanted) {
        return isNode(wanted)
                && wanted.onlyName()
                && (!associated
                        || requester.extra().getOrDefault(BOUND_NODE, List.of()).equals(List.of(node(wanted))));
    }

    @Override
    public void check(Attributes request, WantedUser wanted) {
        String mode = associated ? "associated-node" : "arbitrary-node";
        rights.onRequest(request, "impersonate-on:" + mode + ":" + request.verb());
        String name = associated ? "*" : node(wanted);
        rights.onIdentity(request.user(), "impersonate:" + mode, RightCheck.IDENTITIES, "nodes", "", "", name);
    }

    @Override
    public UserInfo become(WantedUser wanted) {
        return new UserInfo(wanted.name(), "", List.of("system:nodes"), Map.of());
    }

    private static String node(WantedUser wanted) {
        return wanted.name().substring(PREFIX.length());
    }
}

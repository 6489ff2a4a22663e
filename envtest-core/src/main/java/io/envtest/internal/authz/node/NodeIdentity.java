package io.envtest.internal.authz.node;

import io.envtest.internal.request.UserInfo;
import java.util.Optional;

/** Which node a user is. */
public final class NodeIdentity {

    private static final String PREFIX = "system:node:";
    private static final String GROUP = "system:nodes";

    private NodeIdentity() {}

    /** The node's name, which may be empty for a user that calls itself a node without saying which; empty if no node. */
    public static Optional<String> of(UserInfo user) {
        return user.name().startsWith(PREFIX) && user.in(GROUP)
                ? Optional.of(user.name().substring(PREFIX.length()))
                : Optional.empty();
    }
}

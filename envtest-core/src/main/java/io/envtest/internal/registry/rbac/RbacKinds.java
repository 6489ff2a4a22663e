package io.envtest.internal.registry.rbac;

import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** The kinds of the group rbac.authorization.k8s.io. */
public final class RbacKinds {

    /** API group. */
    static final String GROUP = "rbac.authorization.k8s.io";

    private RbacKinds() {}

    /** What is declared about a kind; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind, EscalationGuard guard) {
        return switch (kind) {
            case "ClusterRole" -> ClusterRoleKind.declare(guard);
            case "ClusterRoleBinding" -> ClusterRoleBindingKind.declare(guard);
            case "Role" -> RoleKind.declare(guard);
            case "RoleBinding" -> RoleBindingKind.declare(guard);
            default -> null;
        };
    }
}

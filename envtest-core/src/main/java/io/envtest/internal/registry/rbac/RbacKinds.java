package io.envtest.internal.registry.rbac;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** The kinds of the group rbac.authorization.k8s.io. */
public final class RbacKinds {

    /** API group. */
    static final String GROUP = "rbac.authorization.k8s.io";

    private RbacKinds() {}

    /** Their declarations; the guard is asked at every write. */
    public static List<KindDeclaration> all(EscalationGuard guard) {
        return List.of(
                ClusterRoleKind.declare(guard),
                ClusterRoleBindingKind.declare(guard),
                RoleKind.declare(guard),
                RoleBindingKind.declare(guard));
    }
}

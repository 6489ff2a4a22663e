package io.envtest.internal.assembly;

import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.rbac.EscalationGuard;
import io.envtest.view.rbac.v1.PolicyRule;
import io.envtest.view.rbac.v1.RoleRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guard of roles reads roles, which are served by the registry that asks the guard: so it is handed in once both are
 * there. What the server itself writes before that needs no guard.
 */
final class LateGuard implements EscalationGuard {

    private volatile @Nullable EscalationGuard guard;

    void set(EscalationGuard actual) {
        guard = actual;
    }

    @Override
    public void checkRole(
            StrategyContext context, String name, String namespace, List<PolicyRule> rules, boolean aggregates) {
        EscalationGuard actual = guard;
        if (actual != null) {
            actual.checkRole(context, name, namespace, rules, aggregates);
        }
    }

    @Override
    public void checkBinding(StrategyContext context, String name, String namespace, RoleRef role) {
        EscalationGuard actual = guard;
        if (actual != null) {
            actual.checkBinding(context, name, namespace, role);
        }
    }
}

package io.envtest.internal.assembly;

import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.rbac.EscalationGuard;
import io.envtest.view.rbac.v1.PolicyRule;
import io.envtest.view.rbac.v1.RoleRef;
import java.util.List;

/** Everybody may grant everything. */
final class UnguardedRoles implements EscalationGuard {

    @Override
    public void checkRole(
            StrategyContext context, String name, String namespace, List<PolicyRule> rules, boolean aggregates) {}

    @Override
    public void checkBinding(StrategyContext context, String name, String namespace, RoleRef role) {}
}

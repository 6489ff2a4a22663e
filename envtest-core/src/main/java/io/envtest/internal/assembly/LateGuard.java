package io.envtest.internal.assembly;

import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.rbac.EscalationGuard;
import io.envtest.view.rbac.v1.PolicyRule;
import io.envtest.view.rbac.v1.RoleRef;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The guard of roles reads roles, which are served by the registry that asks the guard: so it is handed in once both are
 * there, before anybody can ask.
 */
final class LateGuard implements EscalationGuard {

    private volatile @Nullable EscalationGuard guard;

    void set(EscalationGuard actual) {
        guard = actual;
    }

    private EscalationGuard actual() {
        return Objects.requireNonNull(guard, "the guard is not set yet");
    }

    @Override
    public void checkRole(
            StrategyContext context, String name, String namespace, List<PolicyRule> rules, boolean aggregates) {
        actual().checkRole(context, name, namespace, rules, aggregates);
    }

    @Override
    public void checkBinding(StrategyContext context, String name, String namespace, RoleRef role) {
        actual().checkBinding(context, name, namespace, role);
    }
}

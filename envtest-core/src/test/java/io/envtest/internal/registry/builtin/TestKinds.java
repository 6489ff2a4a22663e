package io.envtest.internal.registry.builtin;

import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.core.ServiceAddresses;
import io.envtest.internal.registry.rbac.EscalationGuard;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.sim.SeededRandom;
import io.envtest.view.rbac.v1.PolicyRule;
import io.envtest.view.rbac.v1.RoleRef;
import java.util.List;

/** The declared kinds for tests of the registry alone, where everybody may grant everything. */
public final class TestKinds {

    private TestKinds() {}

    /** All of them. */
    public static DeclaredKinds all() {
        return BuiltInKinds.all(
                new EscalationGuard() {
                    @Override
                    public void checkRole(
                            StrategyContext context,
                            String name,
                            String namespace,
                            List<PolicyRule> rules,
                            boolean aggregates) {}

                    @Override
                    public void checkBinding(StrategyContext context, String name, String namespace, RoleRef role) {}
                },
                new ServiceAddresses(List::of, new SeededRandom(1)),
                new CelEngineLoader());
    }
}

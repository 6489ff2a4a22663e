package io.envtest.internal.registry.builtin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.core.service.ServiceAddresses;
import io.envtest.internal.registry.core.service.ServiceObjects;
import io.envtest.internal.registry.rbac.EscalationGuard;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.sim.SeededRandom;
import io.envtest.internal.sim.SystemClock;
import io.envtest.view.core.v1.Service;
import io.envtest.view.networking.v1.ServiceCIDR;
import io.envtest.view.rbac.v1.PolicyRule;
import io.envtest.view.rbac.v1.RoleRef;
import java.util.List;
import java.util.Map;

/** The declared kinds for tests of the registry alone, where everybody may grant everything. */
public final class TestKinds {

    private TestKinds() {}

    /** All of them, with what is on by default. */
    public static DeclaredKinds all() {
        return all(FeatureGates.DEFAULT);
    }

    /** All of them, with these features on. */
    public static DeclaredKinds all(FeatureGates features) {
        return BuiltInKinds.all(new KindParts(
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
                new ServiceAddresses(new FreeAddresses(), new SeededRandom(1)),
                new CelEngineLoader(),
                namespace -> Map.of(),
                new SystemClock(),
                features));
    }

    /** Every address is free. */
    private static final class FreeAddresses implements ServiceObjects {

        @Override
        public List<Service> services() {
            return List.of();
        }

        @Override
        public List<ServiceCIDR> ranges() {
            ServiceCIDR range = ServiceCIDR.of(JsonNodeFactory.instance.objectNode());
            range.spec().setCidrs(List.of("10.0.0.0/16"));
            return List.of(range);
        }

        @Override
        public boolean reserve(String address, Service service) {
            return true;
        }

        @Override
        public void release(String address) {}
    }
}

package io.envtest.cel;

import io.envtest.cel.check.Environment;
import io.envtest.cel.device.DeviceCompiler;
import io.envtest.cel.library.KubernetesEnvironment;
import io.envtest.cel.policy.PolicyCompiler;
import io.envtest.cel.rule.RuleCache;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.CelRule;
import io.envtest.internal.schema.cel.CelSchema;
import io.envtest.internal.schema.cel.CompiledRule;
import io.envtest.internal.schema.cel.DeviceExpression;
import io.envtest.internal.schema.cel.PolicyExpressions;
import io.envtest.internal.schema.cel.PolicyScope;
import java.util.List;

/** The engine that {@link io.envtest.internal.schema.cel.CelEngineLoader} finds. Safe for use by many threads. */
public final class KubernetesCelEngine implements CelEngine {

    private final Environment environment = KubernetesEnvironment.rules();
    private final RuleCache rules = new RuleCache(environment);

    /** An engine that has compiled nothing yet. */
    public KubernetesCelEngine() {}

    @Override
    public List<CompiledRule> compileRules(CelSchema schema, boolean resourceRoot, List<CelRule> wanted) {
        return rules.compile(schema, resourceRoot, wanted);
    }

    @Override
    public PolicyExpressions policy(PolicyScope scope) {
        return new PolicyCompiler(
                environment, scope.patchTypes() ? KubernetesEnvironment.mutations() : environment, scope);
    }

    @Override
    public DeviceExpression device(String expression) {
        return new DeviceCompiler(environment).compile(expression);
    }
}

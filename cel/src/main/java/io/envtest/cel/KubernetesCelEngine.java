package io.envtest.cel;

import io.envtest.cel.library.KubernetesEnvironment;
import io.envtest.cel.rule.RuleCache;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.CelRule;
import io.envtest.internal.schema.cel.CelSchema;
import io.envtest.internal.schema.cel.CompiledRule;
import java.util.List;

/** The engine that {@link io.envtest.internal.schema.cel.CelEngineLoader} finds. Safe for use by many threads. */
public final class KubernetesCelEngine implements CelEngine {

    private final RuleCache rules = new RuleCache(KubernetesEnvironment.rules());

    /** An engine that has compiled nothing yet. */
    public KubernetesCelEngine() {}

    @Override
    public List<CompiledRule> compileRules(CelSchema schema, boolean resourceRoot, List<CelRule> wanted) {
        return rules.compile(schema, resourceRoot, wanted);
    }
}

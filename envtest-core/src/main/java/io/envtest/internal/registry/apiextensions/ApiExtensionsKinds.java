package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.schema.pattern.PatternEngineLoader;
import org.jspecify.annotations.Nullable;

/** What is declared in the apiextensions group. */
public final class ApiExtensionsKinds {

    private ApiExtensionsKinds() {}

    /**
     * What is declared about a kind; null if nothing is.
     *
     * @param cel asked for when a definition has a rule
     */
    public static @Nullable KindDeclaration find(String kind, CelEngineLoader cel) {
        return kind.equals("CustomResourceDefinition")
                ? CustomResourceDefinitionKind.declare(
                        new CustomResourceDefinitionRules(new SchemaRules(cel, new PatternEngineLoader())))
                : null;
    }
}

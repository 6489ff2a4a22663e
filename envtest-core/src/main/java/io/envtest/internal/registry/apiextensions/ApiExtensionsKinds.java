package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.schema.pattern.PatternEngineLoader;
import java.util.List;

/** What is declared in the apiextensions group. */
public final class ApiExtensionsKinds {

    private ApiExtensionsKinds() {}

    /**
     * Every declaration.
     *
     * @param cel asked for when a definition has a rule
     */
    public static List<KindDeclaration> all(CelEngineLoader cel) {
        SchemaRules schemas = new SchemaRules(cel, new PatternEngineLoader());
        return List.of(CustomResourceDefinitionKind.declare(new CustomResourceDefinitionRules(schemas)));
    }
}

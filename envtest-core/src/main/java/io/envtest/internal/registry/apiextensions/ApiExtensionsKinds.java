package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.ObjectSchema;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.schema.pattern.PatternEngineLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is declared in the apiextensions group. */
public final class ApiExtensionsKinds {

    private ApiExtensionsKinds() {}

    /**
     * What is declared about a kind; null if nothing is.
     *
     * @param cel asked for when a definition has a rule
     * @param metadata the shape of any object's metadata, asked for when a default has some
     */
    public static @Nullable KindDeclaration find(String kind, CelEngineLoader cel, Supplier<ObjectSchema> metadata) {
        return kind.equals("CustomResourceDefinition")
                ? CustomResourceDefinitionKind.declare(new CustomResourceDefinitionRules(
                        new SchemaRules(cel, new PatternEngineLoader(), new DefaultMetadata(metadata))))
                : null;
    }
}

package io.envtest.internal.registry.rule;

import io.envtest.internal.schema.catalogue.Type;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import io.envtest.view.View;
import java.util.Map;

/** The types behind the typed views. The catalogue is immutable, so all clusters of a JVM share it. */
public final class BuiltInTypes {

    private static final Map<String, String> PACKAGES = Map.of(
            "meta", "io.k8s.apimachinery.pkg.apis.meta.",
            "apiextensions", "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.",
            "apiregistration", "io.k8s.kube-aggregator.pkg.apis.apiregistration.");

    /** Loaded when first asked. */
    private static final class Shared {
        private static final TypeCatalogue CATALOGUE = TypeCatalogue.load();
    }

    private BuiltInTypes() {}

    /** The catalogue of the built-in API. */
    public static TypeCatalogue catalogue() {
        return Shared.CATALOGUE;
    }

    /** The type that a view shows. */
    public static Type of(View view) {
        String[] parts = view.getClass().getName().split("\\.");
        String group = parts[parts.length - 3];
        String prefix = PACKAGES.getOrDefault(group, "io.k8s.api." + group + ".");
        return catalogue().type(prefix + parts[parts.length - 2] + "." + parts[parts.length - 1]);
    }
}

package io.envtest.internal.endpoint.patch;

import io.envtest.internal.schema.catalogue.Type;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import java.util.Objects;

/** Types in tests, by the end of their name. The catalogue is read once. */
public final class Catalogue {

    private static final TypeCatalogue TYPES = TypeCatalogue.load();

    private Catalogue() {}

    public static Type type(String name) {
        return Objects.requireNonNull(TYPES.type("io.k8s." + name), name);
    }
}

package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** What is declared in the apiextensions group. */
public final class ApiExtensionsKinds {

    private ApiExtensionsKinds() {}

    /** Every declaration. */
    public static List<KindDeclaration> all() {
        return List.of(CustomResourceDefinitionKind.declare());
    }
}

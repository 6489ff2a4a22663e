package io.envtest.internal.registry.apiregistration;

import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** What is declared in the group apiregistration.k8s.io. */
public final class ApiRegistrationKinds {

    private ApiRegistrationKinds() {}

    /** What is declared about a kind; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind) {
        return kind.equals("APIService") ? ApiServiceKind.declare() : null;
    }
}

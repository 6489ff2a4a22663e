package io.envtest.internal.registry.apiregistration;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** What is declared in the group apiregistration.k8s.io. */
public final class ApiRegistrationKinds {

    private ApiRegistrationKinds() {}

    /** Every declaration. */
    public static List<KindDeclaration> all() {
        return List.of(ApiServiceKind.declare());
    }
}

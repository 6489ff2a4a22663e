package io.envtest.internal.registry.coordination;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** What is declared in the coordination group. */
public final class CoordinationKinds {

    private CoordinationKinds() {}

    /** Every declaration. */
    public static List<KindDeclaration> all() {
        return List.of(LeaseKind.declare());
    }
}

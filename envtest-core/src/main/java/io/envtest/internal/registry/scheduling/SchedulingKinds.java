package io.envtest.internal.registry.scheduling;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** The kinds of the group scheduling.k8s.io. */
public final class SchedulingKinds {

    private SchedulingKinds() {}

    /** Their declarations. */
    public static List<KindDeclaration> all() {
        return List.of(PriorityClassKind.declare());
    }
}

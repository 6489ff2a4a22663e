package io.envtest.internal.registry.scheduling;

import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** The kinds of the group scheduling.k8s.io. */
public final class SchedulingKinds {

    private SchedulingKinds() {}

    /** What is declared about a kind; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind) {
        return kind.equals("PriorityClass") ? PriorityClassKind.declare() : null;
    }
}

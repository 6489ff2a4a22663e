package io.envtest.internal.registry.autoscaling;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** What is declared in the autoscaling group. */
public final class AutoscalingKinds {

    private AutoscalingKinds() {}

    /** Every declaration. */
    public static List<KindDeclaration> all() {
        return List.of(HorizontalPodAutoscalerKind.declare());
    }
}

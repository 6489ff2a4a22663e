package io.envtest.internal.registry.flowcontrol;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** What is declared in the flow control group. */
public final class FlowControlKinds {

    private FlowControlKinds() {}

    /** Every declaration. */
    public static List<KindDeclaration> all() {
        return List.of(FlowSchemaKind.declare(), PriorityLevelConfigurationKind.declare());
    }
}

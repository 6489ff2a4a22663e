package io.envtest.internal.registry.flowcontrol;

import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** What is declared in the flow control group. */
public final class FlowControlKinds {

    private FlowControlKinds() {}

    /** What is declared about a kind; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind) {
        return switch (kind) {
            case "FlowSchema" -> FlowSchemaKind.declare();
            case "PriorityLevelConfiguration" -> PriorityLevelConfigurationKind.declare();
            default -> null;
        };
    }
}

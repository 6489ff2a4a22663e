package io.envtest.internal.registry.core;

import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.core.v1.ComponentCondition;
import io.envtest.view.core.v1.ComponentStatus;
import java.util.Optional;
import java.util.function.Function;

/**
 * ComponentStatus: whether a part of the control plane is well.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/component-status-v1/">ComponentStatus</a>
 */
final class ComponentStatusKind {

    private ComponentStatusKind() {}

    static KindDeclaration declare() {
        return KindDeclaration.of("", "ComponentStatus")
                .columns(ComponentStatusKind::columns)
                .build();
    }

    private static Columns<ComponentStatus> columns() {
        return Columns.of("io.k8s.api.core.v1", ComponentStatus::of)
                .name()
                .text("Status", "Status of the component conditions", ComponentStatusKind::status)
                .text("Message", "Message of the component conditions", said(ComponentCondition::message))
                .text("Error", "Error of the component conditions", said(ComponentCondition::error));
    }

    private static Optional<ComponentCondition> healthy(ComponentStatus status) {
        return status.conditions().stream()
                .filter(condition -> condition.type().equals("Healthy"))
                .findFirst();
    }

    private static String status(ComponentStatus status) {
        return healthy(status)
                .map(condition -> switch (condition.status()) {
                    case "True" -> "Healthy";
                    case "False" -> "Unhealthy";
                    default -> "Unknown";
                })
                .orElse("Unknown");
    }

    private static Function<ComponentStatus, Object> said(Function<ComponentCondition, String> field) {
        return status -> healthy(status).map(field).orElse("");
    }
}

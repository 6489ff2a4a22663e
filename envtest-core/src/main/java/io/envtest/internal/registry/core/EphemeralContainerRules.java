package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.core.v1.EphemeralContainer;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.VolumeMount;
import java.util.List;

/**
 * What containers to debug with may not have.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/">Ephemeral containers</a>
 */
final class EphemeralContainerRules {

    private static final String NOT_ALLOWED = "cannot be set for an Ephemeral Container";
    private static final List<String> FORBIDDEN = List.of(
            "ports",
            "resources",
            "resizePolicy",
            "restartPolicy",
            "restartPolicyRules",
            "livenessProbe",
            "readinessProbe",
            "startupProbe",
            "lifecycle");

    private EphemeralContainerRules() {}

    static void check(FieldErrors errors, EphemeralContainer container, PodSpec spec) {
        String target = container.targetContainerName();
        boolean known = spec.containers().stream().anyMatch(c -> c.name().equals(target))
                || spec.initContainers().stream().anyMatch(c -> c.name().equals(target));
        if (!target.isEmpty() && !known) {
            errors.notFound(container.path("targetContainerName"), target);
        }
        for (String field : FORBIDDEN) {
            boolean nothing = field.equals("resources") && container.get(field).isEmpty();
            if (container.has(field) && !nothing) {
                errors.forbidden(container.path(field), NOT_ALLOWED);
            }
        }
        for (VolumeMount mount : container.volumeMounts()) {
            if (!mount.subPath().isEmpty()) {
                errors.forbidden(mount.path("subPath"), NOT_ALLOWED);
            }
            if (!mount.subPathExpr().isEmpty()) {
                errors.forbidden(mount.path("subPathExpr"), NOT_ALLOWED);
            }
        }
    }
}

package io.envtest.internal.controller.deployment;

import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.apps.v1.DeploymentCondition;
import io.envtest.view.apps.v1.DeploymentSpec;
import io.envtest.view.apps.v1.DeploymentStatus;
import io.envtest.view.meta.v1.Condition;
import java.util.Optional;

/** The conditions of Deployments, which have a time of the last update beside that of the last transition. */
final class DeploymentConditions {

    static final String AVAILABLE = "Available";
    static final String PROGRESSING = "Progressing";
    static final String REPLICA_FAILURE = "ReplicaFailure";

    private final ClusterClock clock;

    DeploymentConditions(ClusterClock clock) {
        this.clock = clock;
    }

    /** Whether the Deployment wants to know when it makes no progress. */
    static boolean hasDeadline(DeploymentSpec spec) {
        return spec.hasProgressDeadlineSeconds() && spec.progressDeadlineSeconds() != Integer.MAX_VALUE;
    }

    static Optional<DeploymentCondition> find(DeploymentStatus status, String type) {
        return Conditions.find(status, type).map(condition -> DeploymentCondition.of(condition.node()));
    }

    static String reason(DeploymentStatus status, String type) {
        return find(status, type).map(DeploymentCondition::reason).orElse("");
    }

    /** Sets a condition, as the last of the list; one of the same status and reason stays as it is. */
    void set(DeploymentStatus status, String type, String value, String reason, String message) {
        Optional<DeploymentCondition> before = find(status, type);
        boolean same = before.filter(condition ->
                        condition.status().equals(value) && condition.reason().equals(reason))
                .isPresent();
        if (!same) {
            renew(status, type, value, reason, message);
        }
    }

    /** Sets a condition even if status and reason are as before, because something happened now. */
    void renew(DeploymentStatus status, String type, String value, String reason, String message) {
        String now = Timestamps.now(clock);
        String transition = find(status, type)
                .filter(condition -> condition.status().equals(value))
                .map(DeploymentCondition::lastTransitionTime)
                .orElse(now);
        put(status, type, value, now, transition, reason, message);
    }

    private static void put(
            DeploymentStatus status,
            String type,
            String value,
            String updated,
            String transition,
            String reason,
            String message) {
        Conditions.remove(status, type);
        DeploymentCondition condition = status.addConditions().setType(type).setStatus(value);
        condition.setLastUpdateTime(updated);
        if (!transition.isEmpty()) { // somebody else may have written the condition without
            condition.setLastTransitionTime(transition);
        }
        condition.setReason(reason).setMessage(message);
    }

    /** Takes over a failure of a ReplicaSet. */
    void setFailure(DeploymentStatus status, Condition failure) {
        Optional<DeploymentCondition> before = find(status, REPLICA_FAILURE);
        if (before.filter(condition -> condition.status().equals(failure.status())
                        && condition.reason().equals(failure.reason()))
                .isEmpty()) {
            String time = failure.lastTransitionTime();
            put(status, REPLICA_FAILURE, failure.status(), time, time, failure.reason(), failure.message());
        }
    }
}

package io.envtest.internal.controller.hpa;

import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.autoscaling.v2.HorizontalPodAutoscaler;
import io.envtest.view.meta.v1.Condition;
import java.util.Optional;

/** The status of an autoscaler while it is worked out. */
final class AutoscalerStatus {

    private final HorizontalPodAutoscaler autoscaler;
    private final ClusterClock clock;

    AutoscalerStatus(HorizontalPodAutoscaler autoscaler, ClusterClock clock) {
        this.autoscaler = autoscaler;
        this.clock = clock;
    }

    /** Whether the controller can get and set the target's scale. */
    void ableToScale(boolean able, String reason, String message) {
        condition("AbleToScale", able, reason, message);
    }

    /** Whether the autoscaler works out a number of replicas. */
    void scalingActive(boolean active, String reason, String message) {
        condition("ScalingActive", active, reason, message);
    }

    /** Whether a bound keeps the number of replicas from what was worked out. */
    void scalingLimited(boolean limited, String reason, String message) {
        condition("ScalingLimited", limited, reason, message);
    }

    private void condition(String type, boolean value, String reason, String message) {
        String status = value ? "True" : "False";
        Optional<Condition> found = Conditions.find(autoscaler.status(), type);
        Condition condition = found.orElseGet(() -> Conditions.append(autoscaler.status(), type, status));
        if (found.isEmpty() || !condition.status().equals(status)) {
            condition.setLastTransitionTime(Timestamps.now(clock));
        }
        condition.setStatus(status).setReason(reason).setMessage(message);
    }

    /** Writes down how many replicas there are. */
    void current(int replicas) {
        autoscaler.status().setCurrentReplicas(replicas);
    }

    /** Writes down how many replicas there should be. */
    void desired(int replicas) {
        autoscaler.status().setDesiredReplicas(replicas);
    }

    /** Writes down that the target was scaled just now. */
    void scaled() {
        autoscaler.status().setLastScaleTime(Timestamps.now(clock));
    }
}

package io.envtest.internal.controller.pod;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodCondition;
import io.envtest.view.core.v1.PodStatus;

/**
 * Says on a pod why the control plane removes it. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-conditions">Pod disruption conditions</a>
 */
public final class PodDisruption {

    /** The condition that says so. */
    public static final String CONDITION = "DisruptionTarget";

    private final Client client;
    private final ClusterClock clock;

    /** Why a pod is removed. */
    public enum Cause {
        /** Its node has a taint. */
        NODE_TAINT("DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint"),
        /** A device that it uses has a taint. */
        DEVICE_TAINT("DeletionByDeviceTaintManager", "Device Taint manager: deleting due to NoExecute taint"),
        /** Its node is no more. */
        LOST_NODE("DeletionByPodGC", "PodGC: node no longer exists");

        private final String reason;
        private final String message;

        Cause(String reason, String message) {
            this.reason = reason;
            this.message = message;
        }
    }

    /** Marks pods as a user. */
    public PodDisruption(Client client, ClusterClock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Writes the condition, unless it is there. */
    public void mark(Pod pod, Cause cause) {
        write(pod, cause, "");
    }

    /** Writes the condition, unless it is there, and that the pod has failed. */
    public void markFailed(Pod pod, Cause cause) {
        write(pod, cause, "Failed");
    }

    private void write(Pod pod, Cause cause, String phase) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        Meta.of(patch).setUid(pod.metadata().uid());
        PodStatus status = Pod.of(patch).status();
        if (!phase.isEmpty()) {
            status.setPhase(phase);
        }
        if (!Pods.isTrue(pod, CONDITION)) {
            PodCondition condition = status.addConditions().setType(CONDITION);
            if (cause != Cause.DEVICE_TAINT) { // as in Kubernetes 1.36, which does not say it there
                condition.setObservedGeneration(pod.metadata().generation());
            }
            condition
                    .setStatus("True")
                    .setLastTransitionTime(Timestamps.now(clock))
                    .setReason(cause.reason)
                    .setMessage(cause.message);
        }
        if (status.present()) {
            client.strategicPatchStatus(Resources.PODS, Meta.key(pod.metadata()), patch);
        }
    }
}

package io.envtest.internal.controller.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodStatus;

/** Says on a pod why the control plane removes it. */
final class PodDisruption {

    private final Client client;
    private final ClusterClock clock;

    PodDisruption(Client client, ClusterClock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Writes the condition DisruptionTarget, unless it is there.
     *
     * @param phase phase to set as well, empty to leave it
     */
    void mark(Pod pod, String reason, String message, String phase) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        Meta.of(patch).setUid(pod.metadata().uid());
        PodStatus status = Pod.of(patch).status();
        if (!phase.isEmpty()) {
            status.setPhase(phase);
        }
        if (!Pods.isTrue(pod, "DisruptionTarget")) {
            status.addConditions()
                    .setType("DisruptionTarget")
                    .setObservedGeneration(pod.metadata().generation())
                    .setStatus("True")
                    .setLastTransitionTime(Timestamps.now(clock))
                    .setReason(reason)
                    .setMessage(message);
        }
        if (status.present()) {
            client.strategicPatchStatus(Resources.PODS, Meta.key(pod.metadata()), patch);
        }
    }
}

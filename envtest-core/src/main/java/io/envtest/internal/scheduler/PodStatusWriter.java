package io.envtest.internal.scheduler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.controller.pod.PodDisruption;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodCondition;
import io.envtest.view.core.v1.PodStatus;
import java.util.Optional;

/** Writes what the scheduler has to say into the status of pods. */
final class PodStatusWriter {

    private final Client client;
    private final ClusterClock clock;

    PodStatusWriter(Client client, ClusterClock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Says why a pod has no node yet, and where room is being made for it. */
    void unschedulable(Pod pod, String message, String nominatedNode) {
        PodStatus patch = PodStatus.of(JsonNodeFactory.instance.objectNode());
        boolean news = condition(pod, patch, "PodScheduled", "False", "Unschedulable", message);
        if (!nominatedNode.isEmpty() && !nominatedNode.equals(pod.status().nominatedNodeName())) {
            patch.setNominatedNodeName(nominatedNode);
            news = true;
        }
        if (news) {
            write(pod, patch);
        }
    }

    /** Says why it could not be found out where a pod can go. */
    void failed(Pod pod, String message) {
        PodStatus patch = PodStatus.of(JsonNodeFactory.instance.objectNode());
        if (condition(pod, patch, "PodScheduled", "False", "SchedulerError", message)) {
            write(pod, patch);
        }
    }

    /** Says that a pod is removed for a more important one. */
    void preempted(Pod pod, String scheduler) {
        PodStatus patch = PodStatus.of(JsonNodeFactory.instance.objectNode());
        String message = scheduler + ": preempting to accommodate a higher priority pod";
        if (condition(pod, patch, PodDisruption.CONDITION, "True", "PreemptionByScheduler", message)) {
            write(pod, patch);
        }
    }

    private boolean condition(Pod pod, PodStatus patch, String type, String value, String reason, String message) {
        Optional<PodCondition> before = Pods.condition(pod, type);
        boolean sameStatus =
                before.filter(condition -> condition.status().equals(value)).isPresent();
        PodCondition condition = patch.addConditions().setType(type);
        condition.setObservedGeneration(pod.metadata().generation());
        condition.setStatus(value);
        condition.setLastTransitionTime(before.filter(known -> sameStatus)
                .map(PodCondition::lastTransitionTime)
                .filter(time -> !time.isEmpty())
                .orElseGet(() -> Timestamps.now(clock)));
        condition.setReason(reason).setMessage(message);
        return !sameStatus
                || !before.orElseThrow().reason().equals(reason)
                || !before.orElseThrow().message().equals(message);
    }

    private void write(Pod pod, PodStatus status) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        Meta.of(patch).setUid(pod.metadata().uid());
        patch.set("status", status.node());
        try {
            client.strategicPatchStatus(Resources.PODS, Meta.key(pod.metadata()), patch);
        } catch (ApiException e) {
            int code = e.status().code();
            if (code != 404 && code != 409) { // gone, or another pod of the same name
                throw e;
            }
        }
    }
}

package io.envtest.kubelet.pod;

import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.kubelet.node.NodeAddresses;
import io.envtest.kubelet.shell.ExitCodes;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodCondition;
import io.envtest.view.core.v1.PodStatus;
import java.time.Duration;
import java.time.Instant;

/** The steps from one {@link PodStage} to the next, as changes of the pod's status. Touches nothing but the pod given. */
final class PodLifecycle {

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(2);

    private final ClusterClock clock;
    private final ContainerStates states;
    private final PodConditions conditions;
    private final PodAddresses addresses;

    PodLifecycle(ClusterClock clock, ContainerStates states, PodAddresses addresses) {
        this.clock = clock;
        this.states = states;
        this.conditions = new PodConditions(clock);
        this.addresses = addresses;
    }

    /** Accepting to Preparing: the pod is the kubelet's business now. */
    void accept(Pod pod, Node node) {
        PodStatus status = pod.status();
        status.setObservedGeneration(pod.metadata().generation()).setPhase("Pending");
        String address = NodeAddresses.of(node);
        status.setHostIP(address);
        status.removeHostIPs();
        status.addHostIPs().setIp(address);
        status.setStartTime(Timestamps.now(clock));
        String reason = ContainerStates.firstReason(pod);
        status.removeInitContainerStatuses();
        for (Container container : pod.spec().initContainers()) {
            states.waiting(status.addInitContainerStatuses(), container, reason);
        }
        status.removeContainerStatuses();
        for (Container container : pod.spec().containers()) {
            states.waiting(status.addContainerStatuses(), container, reason);
        }
        conditions.update(pod, false);
    }

    /** Accepting to Ended: the pod does not fit. */
    void refuse(Pod pod, Admission.Refusal refusal) {
        PodStatus status = pod.status();
        status.setObservedGeneration(pod.metadata().generation()).setPhase("Failed");
        status.setReason(refusal.reason()).setMessage(refusal.message());
        status.setStartTime(Timestamps.now(clock));
    }

    /** Preparing to Initializing or Creating: the pod's network exists. */
    void openSandbox(Pod pod, Node node) {
        PodStatus status = pod.status();
        String address = pod.spec().hostNetwork() ? status.hostIP() : addresses.next(node);
        status.setPodIP(address);
        status.removePodIPs();
        status.addPodIPs().setIp(address);
        conditions.update(pod, true);
    }

    /** Creating to Running: its containers run. */
    void run(Pod pod) {
        pod.status().setPhase("Running");
        conditions.update(pod, true);
    }

    /** Creating, still: a container cannot be created. */
    void misconfigured(Pod pod, int index, String message) {
        ContainerStatus status = pod.status().containerStatuses().get(index);
        states.waiting(status, "CreateContainerConfigError", message);
        conditions.update(pod, true);
    }

    /** Running, still: the pod's specification was changed, and the kubelet took note. */
    void observe(Pod pod) {
        long generation = pod.metadata().generation();
        if (pod.status().observedGeneration() < generation) {
            pod.status().setObservedGeneration(generation);
            pod.status().conditions().stream()
                    .filter(PodCondition::hasObservedGeneration)
                    .forEach(condition -> condition.setObservedGeneration(generation));
        }
    }

    /** Initializing or Running, still: containers or readiness gates may have changed. */
    void refresh(Pod pod) {
        conditions.update(pod, true);
    }

    /** Initializing to Ended: an init container failed for good. The containers after it never come to be. */
    void giveUp(Pod pod) {
        pod.status().initContainerStatuses().stream()
                .filter(status -> status.state().hasRunning())
                .forEach(status -> end(status, 0, "Completed"));
        pod.status().setPhase("Failed");
        conditions.update(pod, false);
    }

    /** Running to Ended: the containers did their work, or failed for good. */
    void finish(Pod pod) {
        boolean well = endedWell(pod.status());
        endContainers(pod.status(), 0, "Completed");
        pod.status().setPhase(well ? "Succeeded" : "Failed");
        conditions.update(pod, false);
    }

    /** Running to Ended: the pod had its time. */
    void expire(Pod pod) {
        endContainers(pod.status(), ExitCodes.KILLED, "Error");
        pod.status().setPhase("Failed").setReason("DeadlineExceeded");
        pod.status().setMessage("Pod was active on the node longer than the specified deadline");
        conditions.update(pod, false);
    }

    /** How long the pod may still run; zero if its time is over, negative if it has no deadline. */
    Duration timeLeft(Pod pod) {
        if (!pod.spec().hasActiveDeadlineSeconds()) {
            return Duration.ofSeconds(-1);
        }
        Instant start = Timestamps.parse(pod.status().startTime()).orElse(Instant.EPOCH);
        Duration left =
                Duration.between(clock.now(), start.plusSeconds(pod.spec().activeDeadlineSeconds()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * How long the containers of a deleted pod still take to stop. A pod that nobody holds is not kept waiting; one that a
     * finalizer holds takes the moments a real one would, so that whoever holds it can see it terminating.
     */
    Duration untilStopped(Pod pod) {
        if (!pod.metadata().hasFinalizers()) {
            return Duration.ZERO;
        }
        Duration grace = Duration.ofSeconds(pod.metadata().deletionGracePeriodSeconds());
        Instant asked = Timestamps.parse(pod.metadata().deletionTimestamp())
                .orElse(Instant.EPOCH)
                .minus(grace);
        Duration taken = grace.compareTo(TIME_TO_STOP) < 0 ? grace : TIME_TO_STOP;
        return Duration.between(clock.now(), asked.plus(taken));
    }

    /** Stopping to its end: the containers obeyed at once. One that never ran leaves the pod failed. */
    void stop(Pod pod) {
        PodStatus status = pod.status();
        boolean ran = status.phase().equals("Running");
        endContainers(status, 0, "Completed");
        if (status.hasContainerStatuses()) {
            status.setPhase(ran && endedWell(status) ? "Succeeded" : "Failed");
            conditions.update(pod, false);
        } else {
            status.setPhase("Failed");
        }
        status.setObservedGeneration(pod.metadata().generation());
    }

    private static boolean endedWell(PodStatus pod) {
        return pod.containerStatuses().stream()
                .allMatch(status -> status.state().terminated().exitCode() == 0);
    }

    private void endContainers(PodStatus status, int exitCode, String reason) {
        status.initContainerStatuses().forEach(container -> end(container, exitCode, reason));
        status.containerStatuses().forEach(container -> end(container, exitCode, reason));
    }

    private void end(ContainerStatus status, int exitCode, String reason) {
        if (status.state().hasRunning()) {
            states.terminated(status, exitCode, reason, "");
        } else if (!status.state().hasTerminated()) {
            String message = "The container could not be located when the pod was terminated";
            states.terminated(status, ExitCodes.KILLED, "ContainerStatusUnknown", message);
        }
    }
}

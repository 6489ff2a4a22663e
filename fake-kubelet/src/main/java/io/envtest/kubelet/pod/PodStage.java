package io.envtest.kubelet.pod;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import java.util.List;

/**
 * How far a pod on a node has come, as its own status says; so a kubelet that starts anew, or a cluster that was set back to
 * an earlier state, goes on where the pod stands.
 *
 * <pre>
 *   bound
 *     |
 *  Accepting --- refused -------------------------------+
 *     |  Pending, containers ContainerCreating          |
 *     |  or PodInitializing                             |
 *  Preparing (volumes missing: stays here)              |
 *     |                                                 |
 *  Initializing(0) ... Initializing(n)                  |
 *     |  init containers end one after the other        |
 *  Creating                                             |
 *     |  podIP, phase Running, containers ready         |
 *  Running ---- work done, or deadline passed --------&gt; Ended
 *     |
 *  Restarting (a rule wants all containers anew) ---&gt; Initializing(0) or Creating
 *
 *  any of them ---- deletionTimestamp ----&gt; Stopping ---&gt; removed, or Released while finalizers hold it
 * </pre>
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/">Pod lifecycle</a>
 */
sealed interface PodStage {

    /** Bound to the node, not seen by its kubelet yet. */
    record Accepting() implements PodStage {}

    /** Accepted; waits for what its volumes and environment need. */
    record Preparing() implements PodStage {}

    /**
     * Its init containers run.
     *
     * @param next index of the one that has not ended or started yet
     */
    record Initializing(int next) implements PodStage {}

    /** Initialized; its containers are created next. */
    record Creating() implements PodStage {}

    /** Its containers run. */
    record Running() implements PodStage {}

    /** A container ended in such a way that all are started anew. */
    record Restarting() implements PodStage {}

    /** Succeeded or failed; stays as a record. */
    record Ended() implements PodStage {}

    /** Deleted; its containers are to be stopped. */
    record Stopping() implements PodStage {}

    /** Deleted and stopped; others hold it. */
    record Released() implements PodStage {}

    /** Where a pod stands. */
    static PodStage of(Pod pod) {
        if (Pods.isDeleting(pod)) {
            boolean released = pod.metadata().deletionGracePeriodSeconds() == 0 && Pods.isFinished(pod);
            return released ? new Released() : new Stopping();
        }
        return switch (pod.status().phase()) {
            case "Succeeded", "Failed" -> new Ended();
            default -> PodRestart.isBegun(pod) ? new Restarting() : underWay(pod);
        };
    }

    private static PodStage underWay(Pod pod) {
        if (pod.status().phase().equals("Running")) {
            return new Running();
        }
        return pod.status().hasStartTime() ? starting(pod) : new Accepting();
    }

    private static PodStage starting(Pod pod) {
        if (!Conditions.isTrue(pod.status(), PodConditions.SANDBOX)) {
            return new Preparing();
        }
        List<Container> containers = pod.spec().initContainers();
        List<ContainerStatus> statuses = pod.status().initContainerStatuses();
        for (int i = 0; i < containers.size(); i++) {
            if (i >= statuses.size() || !isThrough(containers.get(i), statuses.get(i))) {
                return new Initializing(i);
            }
        }
        return new Creating();
    }

    /** Whether the next container may start: an ordinary one has ended, a sidecar has started. */
    private static boolean isThrough(Container container, ContainerStatus status) {
        return Sidecars.isSidecar(container)
                ? status.started()
                : status.state().hasTerminated() && status.state().terminated().exitCode() == 0;
    }
}

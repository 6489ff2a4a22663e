package io.envtest.kubelet.pod;

import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.kubelet.shell.ExitCodes;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodStatus;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts all containers of a pod anew, init containers first, because one of them ended as a rule of it names. The pod keeps
 * its node, its addresses and its volumes. Nobody is given time to end, and ephemeral containers are left alone.
 *
 * @see <a href="https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/5532-restart-all-containers-on-container-exits">KEP-5532</a>
 */
final class PodRestart {

    private static final String CONDITION = "AllContainersRestarting";

    private final ContainerStates states;
    private final PodConditions conditions;

    PodRestart(ContainerStates states, PodConditions conditions) {
        this.states = states;
        this.conditions = conditions;
    }

    /** Whether it was begun and not carried out yet. */
    static boolean isBegun(Pod pod) {
        return Conditions.isTrue(pod.status(), CONDITION);
    }

    /** Says that it is to be, and why. */
    void begin(Run ended, int exitCode) {
        String message =
                "Container " + ended.container().name() + " exited with code " + exitCode + ", triggering pod restart";
        conditions.set(ended.pod(), CONDITION, true, "ContainerExited", message);
    }

    /** Ends the containers that still run and takes the pod back to where its first one is started. */
    void carryOut(Pod pod) {
        PodStatus status = pod.status();
        String reason = ContainerStates.firstReason(pod);
        Stream.of(status.initContainerStatuses(), status.containerStatuses())
                .flatMap(List::stream)
                .forEach(container -> reset(container, reason));
        status.setPhase("Pending");
        conditions.set(pod, CONDITION, false, "", "");
        conditions.update(pod, true);
    }

    private void reset(ContainerStatus status, String reason) {
        if (status.state().hasRunning()) {
            states.terminated(status, ExitCodes.KILLED, "Error", "");
        }
        if (status.state().hasTerminated()) {
            states.keepAsLast(status);
        }
        if (status.lastState().hasTerminated()) {
            status.setRestartCount(status.restartCount() + 1);
        }
        states.waiting(status, reason, "");
        status.setReady(false).setStarted(false);
    }
}

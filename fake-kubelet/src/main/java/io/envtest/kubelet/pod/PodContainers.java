package io.envtest.kubelet.pod;

import io.envtest.internal.controller.runtime.Result;
import io.envtest.kubelet.pod.Run.Kind;
import io.envtest.kubelet.process.Processes;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerState;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.EphemeralContainer;
import io.envtest.view.core.v1.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All containers of one pod. */
final class PodContainers {

    private final ContainerRuns runs;

    PodContainers(ClusterClock clock, ContainerStates states, Processes processes, PodRestart restart) {
        this.runs = new ContainerRuns(clock, states, processes, restart);
    }

    /** Lets the sidecars that run already, and one init container more, go on. */
    Result initialize(Pod pod, int index, PodEvents events) {
        Result wait = Result.DONE;
        List<Run> inits = inits(pod);
        for (Run earlier : inits.subList(0, index)) {
            wait = earlier.isInit() ? wait : wait.sooner(runs.advance(earlier, events));
        }
        Run run = inits.get(index);
        return wait.sooner(ContainerRuns.isFresh(run) ? runs.start(run, events) : runs.advance(run, events));
    }

    /** Whether an init container ended badly and is not started again. */
    boolean failedForGood(Pod pod, int index) {
        Run run = inits(pod).get(index);
        ContainerState state = run.status().state();
        int exitCode = state.terminated().exitCode();
        return state.hasTerminated() && exitCode != 0 && !run.isToRestart(exitCode);
    }

    /** Starts the containers of an initialized pod. */
    void start(Pod pod, PodEvents events) {
        apps(pod).forEach(run -> runs.start(run, events));
    }

    /** Lets all containers of a running pod go on; says when to look again. */
    Result advance(Pod pod, PodEvents events) {
        Result wait = Result.DONE;
        for (Run run : inits(pod)) {
            wait = run.isInit() ? wait : wait.sooner(runs.advance(run, events));
        }
        for (Run run : apps(pod)) {
            wait = wait.sooner(runs.advance(run, events));
        }
        return wait;
    }

    /** Starts the ephemeral containers that were added, and lets those go on that run. They are never started again. */
    Result attach(Pod pod, PodEvents events) {
        List<EphemeralContainer> wanted = pod.spec().ephemeralContainers();
        Result wait = Result.DONE;
        for (int i = 0; i < wanted.size(); i++) {
            Container container = Container.of(wanted.get(i).node());
            boolean fresh = i >= pod.status().ephemeralContainerStatuses().size();
            if (fresh) {
                runs.add(pod.status().addEphemeralContainerStatuses(), container);
            }
            ContainerStatus status = pod.status().ephemeralContainerStatuses().get(i);
            Run run = new Run(pod, container, status, Kind.EPHEMERAL);
            wait = wait.sooner(fresh ? runs.start(run, events) : runs.advance(run, events));
            status.setReady(false).removeStarted();
        }
        return wait;
    }

    /** Why a container's volumes cannot be mounted as it wants them. */
    Optional<String> unmountable(Pod pod, Container container) {
        return runs.unmountable(pod, container);
    }

    /** Whether every container of a running pod has ended for good. */
    boolean areOver(Pod pod) {
        return apps(pod).stream().allMatch(run -> {
            ContainerState state = run.status().state();
            return state.hasTerminated() && !run.isToRestart(state.terminated().exitCode());
        });
    }

    /** Ends the containers of a deleted pod that do not end well. */
    void stop(Pod pod) {
        apps(pod).forEach(runs::stop);
    }

    /** A pod is gone. */
    void forget(Pod pod) {
        runs.forget(pod);
    }

    private static List<Run> inits(Pod pod) {
        List<Run> all = new ArrayList<>();
        List<Container> containers = pod.spec().initContainers();
        List<ContainerStatus> statuses = pod.status().initContainerStatuses();
        for (int i = 0; i < Math.min(containers.size(), statuses.size()); i++) {
            all.add(new Run(
                    pod,
                    containers.get(i),
                    statuses.get(i),
                    Sidecars.isSidecar(containers.get(i)) ? Kind.SIDECAR : Kind.INIT));
        }
        return all;
    }

    private static List<Run> apps(Pod pod) {
        List<Run> all = new ArrayList<>();
        List<Container> containers = pod.spec().containers();
        List<ContainerStatus> statuses = pod.status().containerStatuses();
        for (int i = 0; i < Math.min(containers.size(), statuses.size()); i++) {
            all.add(new Run(pod, containers.get(i), statuses.get(i), Kind.APP));
        }
        return all;
    }
}

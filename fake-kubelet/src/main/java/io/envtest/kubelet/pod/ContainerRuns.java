package io.envtest.kubelet.pod;

import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.kubelet.process.Processes;
import io.envtest.kubelet.shell.ContainerProcess;
import io.envtest.kubelet.shell.ExitCodes;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerState;
import io.envtest.view.core.v1.ContainerStateTerminated;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Follows the processes of a pod's containers: those that end are told to have ended, and started again where the pod wants it.
 * A container whose status somebody else wrote is left alone.
 */
final class ContainerRuns {

    private static final String BACK_OFF = "CrashLoopBackOff";

    private final ClusterClock clock;
    private final ContainerStates states;
    private final Processes processes;
    private final ExecProbes probes;
    private final PodRestart restart;

    ContainerRuns(ClusterClock clock, ContainerStates states, Processes processes, PodRestart restart) {
        this.clock = clock;
        this.states = states;
        this.restart = restart;
        this.processes = processes;
        this.probes = new ExecProbes(clock, processes);
    }

    /** A pod is gone. */
    void forget(Pod pod) {
        processes.forget(pod);
        probes.forget(pod);
    }

    Optional<String> unmountable(Pod pod, Container container) {
        return processes.unmountable(pod, container);
    }

    /** The container is to be started. */
    void add(ContainerStatus status, Container container) {
        states.waiting(status, container, "ContainerCreating");
    }

    /** Whether a container waits for its first start, or for that after all others were ended with it. */
    static boolean isFresh(Run run) {
        ContainerState state = run.status().state();
        return state.hasWaiting() && !state.waiting().reason().equals(BACK_OFF);
    }

    /** Starts a container that waits. */
    Result start(Run run, PodEvents events) {
        events.started(run.pod(), run.container(), run.kind());
        states.running(run.status(), run.container());
        return run.isInit() ? advance(run, events) : judge(run);
    }

    /** Brings a container's status up to date; says when to look again. */
    Result advance(Run run, PodEvents events) {
        ContainerState state = run.status().state();
        if (state.hasRunning() && !run.status().containerID().isEmpty()) {
            if (ContainerStates.isToResize(run.status(), run.container())) {
                return resize(run, events);
            }
            return follow(run);
        }
        if (state.hasTerminated()) {
            ContainerStateTerminated end = state.terminated();
            return processes.knows(run.pod(), end.containerID()) && run.isToRestart(end.exitCode())
                    ? restart(run, end, events)
                    : Result.DONE;
        }
        boolean backsOff = state.hasWaiting() && state.waiting().reason().equals(BACK_OFF);
        ContainerStateTerminated last = run.status().lastState().terminated();
        return backsOff && processes.knows(run.pod(), last.containerID()) ? restart(run, last, events) : Result.DONE;
    }

    /** Ends a container whose pod is deleted, unless it ends well. */
    void stop(Run run) {
        int exitCode = run.status().state().hasRunning() ? processes.stop(run.pod(), run.status()) : 0;
        if (exitCode != 0) {
            end(run, exitCode);
        }
    }

    private Result resize(Run run, PodEvents events) {
        boolean restarts = ContainerStates.restartsForResize(run.status(), run.container());
        states.allocate(run.status(), run.container());
        if (!restarts) {
            processes.resize(run.pod(), run.container(), run.status());
            return follow(run);
        }
        end(run, ExitCodes.TERMINATED);
        states.keepAsLast(run.status());
        run.status().setRestartCount(run.status().restartCount() + 1);
        return start(run, events);
    }

    private Result follow(Run run) {
        ContainerProcess.State state = processes.advance(run.pod(), run.container(), run.status(), run.isInit());
        if (state.ended()) {
            end(run, state.exitCode());
            return Result.DONE;
        }
        Result wait = state.pause().isZero() ? Result.DONE : Result.after(state.pause());
        return run.isInit() ? wait : wait.sooner(judge(run));
    }

    private Result judge(Run run) {
        ExecProbes.Judgement judgement = probes.judge(run.pod(), run.container(), run.status());
        if (judgement.dead()) {
            end(run, ExitCodes.KILLED);
            return Result.DONE;
        }
        if (judgement.known()) {
            run.status().setStarted(judgement.started()).setReady(judgement.ready());
        }
        return judgement.next();
    }

    private void end(Run run, int exitCode) {
        String message = processes.terminationMessage(run.pod(), run.container(), run.status(), exitCode);
        states.terminated(run.status(), exitCode, exitCode == 0 ? "Completed" : "Error", message);
        if (run.isInit() && exitCode == 0) {
            run.status().setReady(true);
        }
    }

    private Result restart(Run run, ContainerStateTerminated end, PodEvents events) {
        ContainerStatus status = run.status();
        Instant finished = Timestamps.parse(end.finishedAt()).orElseGet(clock::now);
        Duration left = Duration.between(clock.now(), finished.plus(RestartDelay.after(status.restartCount())));
        if (left.isNegative() || left.isZero()) {
            if (run.restartsAll(end.exitCode())) {
                restart.begin(run, end.exitCode());
                return Result.DONE;
            }
            if (!status.state().hasWaiting()) {
                states.keepAsLast(status);
            }
            status.setRestartCount(status.restartCount() + 1);
            return start(run, events);
        }
        if (!status.state().hasWaiting()) {
            states.keepAsLast(status);
            String pod =
                    run.pod().metadata().name() + "_" + run.pod().metadata().namespace() + "("
                            + run.pod().metadata().uid() + ")";
            String delay = RestartDelay.text(RestartDelay.after(status.restartCount()));
            String container = run.container().name();
            states.waiting(
                    status,
                    BACK_OFF,
                    "back-off " + delay + " restarting failed container=" + container + " pod=" + pod);
            events.backOff(run.pod(), run.container(), run.kind(), container + " in pod " + pod);
        }
        return Result.after(left);
    }
}

package io.envtest.internal.registry.core;

import io.envtest.internal.registry.column.Cells;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerState;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodCondition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A pod in a few words: how many containers are ready, what it is doing, how often it was restarted. */
final class PodSummary {

    private final Pod pod;
    private String status;
    private int ready;
    private long restarts;
    private String lastRestart = "";
    private long sidecarRestarts;
    private String lastSidecarRestart = "";
    private int sidecars;
    private boolean initializing;

    PodSummary(Pod pod) {
        this.pod = pod;
        this.status = pod.status().reason().isEmpty()
                ? pod.status().phase()
                : pod.status().reason();
        boolean gated = pod.status().conditions().stream()
                .anyMatch(c -> c.type().equals("PodScheduled") && c.reason().equals("SchedulingGated"));
        if (gated) {
            status = "SchedulingGated";
        }
        initContainers();
        if (!initializing || condition("Initialized").filter("True"::equals).isPresent()) {
            containers();
        }
        deletion();
    }

    String ready() {
        return ready + "/" + (pod.spec().containers().size() + sidecars);
    }

    String status() {
        return status;
    }

    String restarts(Instant now) {
        String last = lastRestart;
        return restarts == 0 || last.isEmpty()
                ? Long.toString(restarts)
                : restarts + " (" + Cells.age(last, now) + " ago)";
    }

    private void initContainers() {
        List<ContainerStatus> statuses = pod.status().initContainerStatuses();
        for (Container container : pod.spec().initContainers()) {
            if (isSidecar(container.name())) {
                sidecars++;
            }
        }
        for (int i = 0; i < statuses.size(); i++) {
            ContainerStatus container = statuses.get(i);
            restarts += container.restartCount();
            lastRestart = later(lastRestart, container);
            boolean sidecar = isSidecar(container.name());
            if (sidecar) {
                sidecarRestarts += container.restartCount();
                lastSidecarRestart = later(lastSidecarRestart, container);
            }
            boolean ended = container.state().terminated().present()
                    && container.state().terminated().exitCode() == 0;
            if (ended || sidecar && container.started()) {
                if (sidecar && container.ready()) {
                    ready++;
                }
                continue;
            }
            status = "Init:" + initReason(container.state(), i);
            initializing = true;
            return;
        }
    }

    private String initReason(ContainerState state, int index) {
        if (state.terminated().present()) {
            return state.terminated().reason().isEmpty()
                    ? ended(state)
                    : state.terminated().reason();
        }
        String waiting = state.waiting().reason();
        boolean telling = !waiting.isEmpty() && !waiting.equals("PodInitializing");
        return telling ? waiting : index + "/" + pod.spec().initContainers().size();
    }

    private static String ended(ContainerState state) {
        return state.terminated().signal() != 0
                ? "Signal:" + state.terminated().signal()
                : "ExitCode:" + state.terminated().exitCode();
    }

    private void containers() {
        restarts = sidecarRestarts;
        lastRestart = lastSidecarRestart;
        boolean running = false;
        List<ContainerStatus> statuses = pod.status().containerStatuses();
        for (int i = statuses.size() - 1; i >= 0; i--) {
            ContainerStatus container = statuses.get(i);
            restarts += container.restartCount();
            lastRestart = later(lastRestart, container);
            ContainerState state = container.state();
            if (!state.waiting().reason().isEmpty()) {
                status = state.waiting().reason();
            } else if (state.terminated().present()) {
                status = state.terminated().reason().isEmpty()
                        ? ended(state)
                        : state.terminated().reason();
            } else if (container.ready() && state.running().present()) {
                running = true;
                ready++;
            }
        }
        if (status.equals("Completed") && running) {
            status = condition("Ready").filter("True"::equals).isPresent() ? "Running" : "NotReady";
        }
    }

    private void deletion() {
        if (!pod.metadata().hasDeletionTimestamp()) {
            return;
        }
        if (pod.status().reason().equals("NodeLost")) {
            status = "Unknown";
        } else if (!List.of("Failed", "Succeeded").contains(pod.status().phase())) {
            status = "Terminating";
        }
    }

    private boolean isSidecar(String name) {
        return pod.spec().initContainers().stream()
                .anyMatch(c -> c.name().equals(name) && c.restartPolicy().equals("Always"));
    }

    private Optional<String> condition(String type) {
        return pod.status().conditions().stream()
                .filter(c -> c.type().equals(type))
                .findFirst()
                .map(PodCondition::status);
    }

    private static String later(String time, ContainerStatus container) {
        String finished = container.lastState().terminated().finishedAt();
        return finished.compareTo(time) > 0 ? finished : time;
    }
}

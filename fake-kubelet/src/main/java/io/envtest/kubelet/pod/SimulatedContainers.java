package io.envtest.kubelet.pod;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.kubelet.process.Processes;
import io.envtest.spi.component.ContainerAccess;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the processes of simulated containers print, and what commands beside them do. */
final class SimulatedContainers implements ContainerAccess {

    /** What a shell answers for a program that it does not find. */
    private static final int NOT_FOUND = 127;

    private final Lister<Pod> pods;
    private final Processes processes;

    SimulatedContainers(Lister<Pod> pods, Processes processes) {
        this.pods = pods;
        this.processes = processes;
    }

    @Override
    public Optional<List<Line>> log(ObjectKey key, String container, boolean previous) {
        return pods.get(key).flatMap(pod -> status(pod, container).map(status -> log(pod, status, previous)));
    }

    @Override
    public Optional<Outcome> exec(ObjectKey key, String container, List<String> command) {
        return pods.get(key).flatMap(pod -> exec(pod, container, command));
    }

    private Optional<Outcome> exec(Pod pod, String name, List<String> command) {
        Optional<ContainerStatus> running =
                status(pod, name).filter(status -> status.state().hasRunning());
        return running.flatMap(status -> container(pod, name).map(container -> exec(pod, container, status, command)));
    }

    private Outcome exec(Pod pod, Container container, ContainerStatus status, List<String> command) {
        return processes
                .exec(pod, container, status, command)
                .map(done -> new Outcome(done.exitCode(), done.output(), done.errors()))
                .orElseGet(() -> new Outcome(NOT_FOUND, "", unknown(command)));
    }

    private static String unknown(List<String> command) {
        return "\"" + String.join(" ", command) + "\" cannot be run: the container is simulated, it has the common "
                + "commands of a shell and no programs of its image\n";
    }

    private static Optional<Container> container(Pod pod, String name) {
        Stream<Container> ephemeral =
                pod.spec().ephemeralContainers().stream().map(found -> Container.of(found.node()));
        Stream<Container> regular =
                Stream.of(pod.spec().initContainers(), pod.spec().containers()).flatMap(List::stream);
        return Stream.concat(regular, ephemeral)
                .filter(container -> container.name().equals(name))
                .findFirst();
    }

    private static Optional<ContainerStatus> status(Pod pod, String name) {
        return Stream.of(
                        pod.status().initContainerStatuses(),
                        pod.status().containerStatuses(),
                        pod.status().ephemeralContainerStatuses())
                .flatMap(List::stream)
                .filter(status -> status.name().equals(name))
                .findFirst();
    }

    private List<Line> log(Pod pod, ContainerStatus status, boolean previous) {
        String id = previous ? status.lastState().terminated().containerID() : status.containerID();
        if (id.isEmpty()) {
            throw ApiErrors.badRequest(previous ? noPrevious(pod, status) : waiting(pod, status));
        }
        // a program that is not known here prints nothing
        return processes.lines(pod, id).orElse(List.of()).stream()
                .map(line -> new Line(line.time(), line.text()))
                .toList();
    }

    private static String noPrevious(Pod pod, ContainerStatus status) {
        return "previous terminated container \"" + status.name() + "\" in pod \""
                + pod.metadata().name() + "\" not found";
    }

    private static String waiting(Pod pod, ContainerStatus status) {
        return "container \"" + status.name() + "\" in pod \"" + pod.metadata().name() + "\" is waiting to start: "
                + status.state().waiting().reason();
    }
}

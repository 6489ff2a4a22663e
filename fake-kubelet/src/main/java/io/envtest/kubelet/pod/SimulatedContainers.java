package io.envtest.kubelet.pod;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.meta.Containers;
import io.envtest.kubelet.process.Processes;
import io.envtest.kubelet.shell.SideCommand;
import io.envtest.spi.component.ContainerAccess;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the processes of simulated containers print, and what commands beside them do. */
final class SimulatedContainers implements ContainerAccess {

    private final Lister<Pod> pods;
    private final Processes processes;
    private final Consumer<ObjectKey> changed;

    /**
     * The containers of these pods.
     *
     * @param changed is told which pod is to be looked at again
     */
    SimulatedContainers(Lister<Pod> pods, Processes processes, Consumer<ObjectKey> changed) {
        this.pods = pods;
        this.processes = processes;
        this.changed = changed;
    }

    @Override
    public Optional<List<Line>> log(ObjectKey key, String container, boolean previous) {
        return pods.get(key).flatMap(pod -> status(pod, container).map(status -> log(pod, status, previous)));
    }

    @Override
    public Optional<Command> exec(ObjectKey key, String container, List<String> command, Input input) {
        return running(key, container).map(run -> {
            SideCommand beside = processes.beside(run.pod(), run.container(), run.status(), command, input);
            return (bytes, last) -> {
                SideCommand.Done done = beside.go(bytes, last);
                return new Progress(done.exitCode(), done.output(), done.errors());
            };
        });
    }

    @Override
    public void write(ObjectKey key, String container, byte[] input, boolean last) {
        running(key, container).ifPresent(run -> {
            processes.write(run.pod(), run.container(), run.status(), input, last);
            changed.accept(key);
        });
    }

    /** A container that runs. */
    private record Running(Pod pod, Container container, ContainerStatus status) {}

    private Optional<Running> running(ObjectKey key, String name) {
        return pods.get(key)
                .flatMap(pod -> status(pod, name)
                        .filter(status -> status.state().hasRunning())
                        .flatMap(status -> container(pod, name).map(container -> new Running(pod, container, status))));
    }

    private static Optional<Container> container(Pod pod, String name) {
        return Containers.all(pod.spec()).stream()
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

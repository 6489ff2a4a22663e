package io.envtest.kubelet.pod;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.kubelet.process.Processes;
import io.envtest.kubelet.shell.ContainerProcess;
import io.envtest.spi.component.ContainerAccess;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the processes of simulated containers print, and what commands beside them do. */
final class SimulatedContainers implements ContainerAccess {

    private final Lister<Pod> pods;
    private final Processes processes;

    SimulatedContainers(Lister<Pod> pods, Processes processes) {
        this.pods = pods;
        this.processes = processes;
    }

    @Override
    public Optional<List<Line>> log(ObjectKey key, String container, boolean previous) {
        return pods.get(key).flatMap(pod -> log(pod, container, previous));
    }

    @Override
    public Optional<Outcome> exec(ObjectKey key, String container, List<String> command) {
        return pods.get(key)
                .flatMap(pod -> exec(pod, container, command))
                .map(done -> new Outcome(done.exitCode(), done.output(), done.errors()));
    }

    private Optional<ContainerProcess.Done> exec(Pod pod, String name, List<String> command) {
        Optional<ContainerStatus> running =
                status(pod, name).filter(status -> status.state().hasRunning());
        return running.flatMap(status -> container(pod, name)
                .flatMap(container -> processes.exec(pod, container, status, command)));
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

    private Optional<List<Line>> log(Pod pod, String container, boolean previous) {
        return status(pod, container)
                .map(status -> previous ? status.lastState().terminated().containerID() : status.containerID())
                .flatMap(id -> processes.lines(pod, id))
                .map(lines -> lines.stream()
                        .map(line -> new Line(line.time(), line.text()))
                        .toList());
    }
}

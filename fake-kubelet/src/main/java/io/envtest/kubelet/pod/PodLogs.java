package io.envtest.kubelet.pod;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.kubelet.process.Processes;
import io.envtest.spi.component.ContainerLogs;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the processes of simulated containers print. */
final class PodLogs implements ContainerLogs {

    private final Lister<Pod> pods;
    private final Processes processes;

    PodLogs(Lister<Pod> pods, Processes processes) {
        this.pods = pods;
        this.processes = processes;
    }

    @Override
    public Optional<List<Line>> read(ObjectKey key, String container, boolean previous) {
        return pods.get(key).flatMap(pod -> read(pod, container, previous));
    }

    private Optional<List<Line>> read(Pod pod, String container, boolean previous) {
        return Stream.of(
                        pod.status().initContainerStatuses(),
                        pod.status().containerStatuses(),
                        pod.status().ephemeralContainerStatuses())
                .flatMap(List::stream)
                .filter(status -> status.name().equals(container))
                .findFirst()
                .map(status -> previous ? status.lastState().terminated().containerID() : status.containerID())
                .flatMap(id -> processes.lines(pod, id))
                .map(lines -> lines.stream()
                        .map(line -> new Line(line.time(), line.text()))
                        .toList());
    }
}

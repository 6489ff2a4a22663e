package io.envtest.internal.endpoint.proxy;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.endpoint.answer.RemoteCommand;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.spi.component.ContainerAccess;
import io.envtest.spi.component.ContainerAccess.Line;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One run of a container, from a start to the end that follows. Thread-safe. */
final class ContainerRun {

    /** Takes what a client says to a container that does not run. */
    static final RemoteCommand.Session NOBODY = new RemoteCommand.Session() {
        @Override
        public void input(byte[] bytes, boolean last) {
            // nobody reads it
        }

        @Override
        public void gone() {
            // nothing to be ended
        }
    };

    private final ObjectReader objects;
    private final ContainerAccess containers;
    private final ObjectKey pod;
    private final String container;
    private final String id;

    private ContainerRun(ObjectReader objects, ContainerAccess containers, ObjectKey pod, String container, String id) {
        this.objects = objects;
        this.containers = containers;
        this.pod = pod;
        this.container = container;
        this.id = id;
    }

    /** The run that is under way now; empty if the container does not run. */
    static Optional<ContainerRun> current(
            ObjectReader objects, ContainerAccess containers, ObjectKey pod, String container) {
        return status(objects, pod, container)
                .filter(status -> status.state().hasRunning())
                .map(status -> new ContainerRun(objects, containers, pod, container, status.containerID()));
    }

    /**
     * How it stands.
     *
     * @param goesOn whether it has not ended
     * @param lines what it has printed; as long as it goes on, a last line that has no end yet only on demand
     */
    record State(boolean goesOn, List<Line> lines) {}

    /** Whether somebody has that container, running or not. */
    static boolean isKnown(ContainerAccess containers, ObjectKey pod, String container) {
        try {
            return containers.log(pod, container, false).isPresent();
        } catch (ApiException notStarted) {
            return true;
        }
    }

    /** Gives it something to read, if it still runs. */
    void write(byte[] input, boolean last) {
        boolean runs = status(objects, pod, container)
                .filter(status -> status.containerID().equals(id))
                .isPresent();
        if (runs) {
            containers.write(pod, container, input, last);
        }
    }

    /**
     * Looks how it stands.
     *
     * @param open whether a last line that has no end yet is wanted, too
     */
    State look(boolean open) {
        Optional<ContainerStatus> status = status(objects, pod, container);
        boolean restarted = status.isPresent() && !status.get().containerID().equals(id);
        boolean goesOn =
                !restarted && status.filter(found -> found.state().hasRunning()).isPresent();
        List<Line> lines = containers.log(pod, container, restarted).orElse(List.of());
        boolean cut =
                !open && !lines.isEmpty() && !lines.get(lines.size() - 1).text().endsWith("\n");
        return new State(goesOn, goesOn && cut ? lines.subList(0, lines.size() - 1) : lines);
    }

    private static Optional<ContainerStatus> status(ObjectReader objects, ObjectKey pod, String container) {
        return objects.get(Resources.PODS, pod).map(Pod::of).stream()
                .flatMap(found -> Stream.of(
                        found.status().initContainerStatuses(),
                        found.status().containerStatuses(),
                        found.status().ephemeralContainerStatuses()))
                .flatMap(List::stream)
                .filter(status -> status.name().equals(container))
                .findFirst();
    }
}

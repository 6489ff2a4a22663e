package io.envtest.internal.lookup;

import io.envtest.api.ObjectKey;
import io.envtest.spi.component.ContainerAccess;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The containers that the cluster's components run: none before such a component has come. Thread-safe. */
public final class NodeContainers implements ContainerAccess {

    private final List<ContainerAccess> sources = new CopyOnWriteArrayList<>();

    /** Asks this source too. */
    public void add(ContainerAccess source) {
        sources.add(source);
    }

    @Override
    public Optional<List<Line>> log(ObjectKey pod, String container, boolean previous) {
        return sources.stream()
                .flatMap(source -> source.log(pod, container, previous).stream())
                .findFirst();
    }

    @Override
    public Optional<Command> exec(ObjectKey pod, String container, List<String> command, Input input) {
        return sources.stream()
                .flatMap(source -> source.exec(pod, container, command, input).stream())
                .findFirst();
    }

    @Override
    public void write(ObjectKey pod, String container, byte[] input, boolean last) {
        sources.forEach(source -> source.write(pod, container, input, last));
    }
}

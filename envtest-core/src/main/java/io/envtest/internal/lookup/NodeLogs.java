package io.envtest.internal.lookup;

import io.envtest.api.ObjectKey;
import io.envtest.spi.component.ContainerLogs;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The logs that the cluster's components have to tell: none before a component that runs containers has come. Thread-safe. */
public final class NodeLogs implements ContainerLogs {

    private final List<ContainerLogs> sources = new CopyOnWriteArrayList<>();

    /** Asks this source too. */
    public void add(ContainerLogs source) {
        sources.add(source);
    }

    @Override
    public Optional<List<Line>> read(ObjectKey pod, String container, boolean previous) {
        return sources.stream()
                .flatMap(source -> source.read(pod, container, previous).stream())
                .findFirst();
    }
}

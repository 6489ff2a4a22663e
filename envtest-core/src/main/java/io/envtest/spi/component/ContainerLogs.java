package io.envtest.spi.component;

import io.envtest.api.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What containers print: a component that runs containers hands it to {@link ComponentContext#serveLogs}. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/logging/">Logging</a>
 */
@FunctionalInterface
public interface ContainerLogs {

    /**
     * A line of a log.
     *
     * @param time when it was printed
     * @param text the line with the line break that ends it, if any
     */
    record Line(Instant time, String text) {}

    /**
     * Reads a log from its beginning to now.
     *
     * @param pod namespace and name of the pod
     * @param container name of the container
     * @param previous whether the log of the run before the last restart is meant
     * @return the lines; empty if nobody knows what the container prints
     */
    Optional<List<Line>> read(ObjectKey pod, String container, boolean previous);
}

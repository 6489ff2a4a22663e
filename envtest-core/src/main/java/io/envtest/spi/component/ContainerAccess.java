package io.envtest.spi.component;

import io.envtest.api.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What containers print and how to run commands in them: a component that runs containers hands it to {@link
 * ComponentContext#serveContainers}. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/logging/">Logging</a>
 */
public interface ContainerAccess {

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
    Optional<List<Line>> log(ObjectKey pod, String container, boolean previous);

    /**
     * What a command did.
     *
     * @param exitCode its exit code
     * @param output what it printed
     * @param errors what it printed as errors
     */
    record Outcome(int exitCode, String output, String errors) {}

    /**
     * Runs a command in a running container to its end, without input.
     *
     * @param pod namespace and name of the pod
     * @param container name of the container
     * @param command program and arguments
     * @return what it did; empty if nobody knows what the command does there
     */
    Optional<Outcome> exec(ObjectKey pod, String container, List<String> command);
}

package io.envtest.spi.component;

import io.envtest.api.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
     * @return the lines; empty if nobody knows the container
     * @throws io.envtest.api.ApiException 400 if the container has not started, or has no run before this one
     */
    Optional<List<Line>> log(ObjectKey pod, String container, boolean previous);

    /** Where a command reads from. */
    enum Input {
        /** There is nothing to read. */
        NONE,
        /** A client writes to it. */
        STREAM,
        /** A client types at a terminal. */
        TERMINAL
    }

    /** A command that runs in a container. Thread-safe. */
    interface Command {

        /**
         * Lets it go on until it waits for more input, or ends.
         *
         * @param input what it can read, after what it was given before; empty for nothing new
         * @param last whether nothing more will come
         * @return what it has done since it was let go on before
         */
        Progress go(byte[] input, boolean last);
    }

    /**
     * What a command has done. What it printed need not be text: there is one character for each byte, as in ISO 8859-1.
     *
     * @param exitCode its exit code, empty as long as it goes on
     * @param output what it printed; at a terminal all that is to be seen there
     * @param errors what it printed as errors
     */
    record Progress(OptionalInt exitCode, String output, String errors) {}

    /**
     * Starts a command in a running container.
     *
     * @param pod namespace and name of the pod
     * @param container name of the container
     * @param command program and arguments
     * @param input where it reads from
     * @return the command; empty if nobody knows the container, or it does not run
     */
    Optional<Command> exec(ObjectKey pod, String container, List<String> command, Input input);

    /**
     * Gives a running container something to read. Harmless if nobody knows it, or it does not read.
     *
     * @param pod namespace and name of the pod
     * @param container name of the container
     * @param input what it can read; empty for nothing new
     * @param last whether the client that writes has ended
     */
    void write(ObjectKey pod, String container, byte[] input, boolean last);
}

package io.envtest.kubelet.shell;

import java.time.Duration;
import java.util.function.Supplier;

/** What a process does next; so a process can be left asleep without a thread. */
sealed interface Step {

    /** The process is over. */
    record Ended(int exitCode) implements Step {}

    /** The process goes on after a while. */
    record Sleeping(Duration duration, Supplier<Step> then) implements Step {}

    /** The process never ends by itself. */
    record Endless() implements Step {}

    /**
     * The process goes on when there is more to read.
     *
     * @param prompted whether a shell waits for a command
     */
    record Reading(Supplier<Step> then, boolean prompted) implements Step {}

    /** The process goes on at once; keeps long loops off the stack. */
    record More(Supplier<Step> then) implements Step {}

    /** What follows a command. */
    @FunctionalInterface
    interface Next {

        /** Goes on, knowing the exit code of the command before. */
        Step after(int exitCode);
    }
}

package io.envtest.kubelet.shell;

import io.envtest.spi.component.ContainerAccess;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * A command that runs beside a container's own. It never sleeps: where it would, it goes on at once; where it reads, it
 * waits for what a client sends. Thread-safe.
 */
public final class SideCommand {

    private static final int MOST_STEPS = 10_000;

    private final Object files;
    private final Frame frame;
    private final StringBuilder output;
    private final StringBuilder errors;
    private final Terminal terminal;
    private Step next;

    /**
     * A command that has not begun.
     *
     * @param files whom to keep away while it works
     * @param shell runs it
     */
    SideCommand(Object files, Shell shell) {
        this.files = files;
        this.output = new StringBuilder();
        ContainerAccess.Input kind = shell.launch().input();
        this.errors = kind == ContainerAccess.Input.TERMINAL ? output : new StringBuilder();
        this.frame = new Frame(shell, Input.from(kind), output, errors, Step.Ended::new, false);
        this.terminal = new Terminal(frame.input(), output);
        this.next = new Step.More(() -> Programs.run(shell.launch().command(), frame, Step.Ended::new));
    }

    /**
     * What a command has done since that was asked last; what it printed as {@link Octets}.
     *
     * @param exitCode its exit code, empty while it waits for input or for ever
     * @param output what it printed; on a terminal all that is to be seen
     * @param errors what it printed as errors
     */
    public record Done(OptionalInt exitCode, String output, String errors) {}

    /**
     * Lets it go on.
     *
     * @param input what it can read, after what it was given before
     * @param last whether nothing more will come
     */
    public Done go(byte[] input, boolean last) {
        synchronized (files) {
            take(input);
            if (last) {
                frame.input().end();
            }
            work();
            OptionalInt code =
                    next instanceof Step.Ended ended ? OptionalInt.of(ended.exitCode()) : OptionalInt.empty();
            Done done = new Done(code, shown(output), terminal.isTyped() ? "" : shown(errors));
            output.setLength(0);
            errors.setLength(0);
            return done;
        }
    }

    private String shown(StringBuilder text) {
        return terminal.isTyped() ? text.toString().replace("\n", "\r\n") : text.toString();
    }

    private void take(byte[] input) {
        if (!terminal.write(input)) {
            errors.append("more input than a simulated container can hold\n");
            next = new Step.Ended(1);
        } else if (terminal.isInterrupted()) {
            boolean prompted = next instanceof Step.Reading reading && reading.prompted();
            if (prompted) {
                frame.input().add(new byte[] {'\n'});
            } else {
                next = new Step.Ended(ExitCodes.INTERRUPTED);
            }
        }
    }

    private void work() {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (next instanceof Step.Sleeping sleeping) {
                next = follow(sleeping.then());
            } else if (next instanceof Step.More more) {
                next = follow(more.then());
            } else if (next instanceof Step.Reading reading && frame.input().hasNews()) {
                next = follow(reading.then());
            } else {
                return;
            }
        }
        next = new Step.Endless();
    }

    private Step follow(Supplier<Step> then) {
        try {
            return then.get();
        } catch (NotUnderstoodException e) {
            frame.shell().complain(frame, e);
            return new Step.Ended(ExitCodes.NOT_FOUND);
        } catch (ReadOnlyException e) {
            return new Step.Ended(1);
        }
    }
}

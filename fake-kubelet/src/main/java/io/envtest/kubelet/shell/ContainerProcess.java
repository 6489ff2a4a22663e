package io.envtest.kubelet.shell;

import io.envtest.spi.component.ContainerAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The running command of a container. It takes no thread: whoever owns it lets it go on from time to time. Thread-safe. */
public final class ContainerProcess {

    /** A program that goes round this often without sleeping is taken to do so for ever. */
    private static final int MOST_STEPS = 10_000;

    private final Shell shell;
    private final StringBuilder output = new StringBuilder();
    private final List<Printed> printed = new ArrayList<>();
    private final Frame frame;
    private final Terminal terminal;
    private Step next;
    private Instant time;

    private ContainerProcess(Shell shell, Instant start) {
        this.shell = shell;
        this.time = start;
        this.frame = new Frame(shell, Input.from(shell.launch().input()), output, output, Step.Ended::new, false);
        this.next = new Step.Endless();
        this.terminal = new Terminal(frame.input(), output);
    }

    /**
     * How a process stands.
     *
     * @param ended whether it is over
     * @param exitCode its exit code, 0 while it runs
     * @param pause how long until it goes on by itself, zero if it never does
     */
    public record State(boolean ended, int exitCode, Duration pause) {}

    /**
     * Starts a process. It does nothing before {@link #advance}.
     *
     * @param random values of {@code $RANDOM}
     */
    public static ContainerProcess start(Launch launch, IntSupplier random, Instant now) {
        ContainerProcess process = new ContainerProcess(new Shell(launch, launch.variables(), random), now);
        process.next = new Step.More(() -> Programs.run(launch.command(), process.frame, Step.Ended::new));
        return process;
    }

    /** What the process had printed at a moment. */
    private record Printed(Instant time, int length) {}

    /** What another command did. */
    public record Done(int exitCode, String output, String errors) {}

    /**
     * A line of output.
     *
     * @param time when it was printed
     * @param text the line with its line break, if there is one
     */
    public record Line(Instant time, String text) {}

    /** Lets the process do what it does until a moment. */
    public synchronized State advance(Instant now) {
        State state = goOn(now);
        remember();
        return state;
    }

    private void remember() {
        int before = printed.isEmpty() ? 0 : printed.get(printed.size() - 1).length();
        if (output.length() > before) {
            printed.add(new Printed(time, output.length()));
        }
    }

    private State goOn(Instant now) {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (next instanceof Step.Ended ended) {
                return new State(true, ended.exitCode(), Duration.ZERO);
            } else if (next instanceof Step.Endless) {
                return new State(false, 0, Duration.ZERO);
            } else if (next instanceof Step.Reading reading) {
                if (!frame.input().hasNews()) {
                    return new State(false, 0, Duration.ZERO);
                }
                next = follow(reading.then());
            } else if (next instanceof Step.More more) {
                next = follow(more.then());
            } else if (next instanceof Step.Sleeping sleeping) {
                Instant end = time.plus(sleeping.duration());
                if (end.isAfter(now)) {
                    return new State(false, 0, Duration.between(now, end));
                }
                remember();
                time = end;
                next = follow(sleeping.then());
            }
        }
        next = new Step.Endless();
        return new State(false, 0, Duration.ZERO);
    }

    private Step follow(Supplier<Step> then) {
        try {
            return then.get();
        } catch (NotUnderstoodException e) {
            return shell.notUnderstood(frame, e, Step.Ended::new);
        } catch (ReadOnlyException e) {
            return new Step.Ended(1);
        }
    }

    /**
     * How the process ends when it is asked to: a shell that traps the signal does what it said, any other first process of a
     * container is deaf and gets killed; one that is not understood is taken to end well.
     *
     * @return its exit code
     */
    public synchronized int stop() {
        if (!shell.isUnderstood() || shell.name().equals("pause")) {
            return 0;
        }
        try {
            return shell.trap().map(Shell.Trap::run).orElse(ExitCodes.KILLED);
        } catch (NotUnderstoodException e) {
            return 0;
        }
    }

    /** Whether all that it did was understood. */
    public synchronized boolean isUnderstood() {
        return shell.isUnderstood();
    }

    /** The content of a file; empty if there is none, or nobody knows. */
    public synchronized String read(String path) {
        Files files = shell.launch().files();
        try {
            return files.isFile(path) ? files.read(path) : "";
        } catch (NotUnderstoodException e) {
            return "";
        }
    }

    /** What the process has printed so far. */
    public synchronized String output() {
        return output.toString();
    }

    /** What the process has printed so far, line by line. */
    public synchronized List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (Printed part : printed) {
            while (start < part.length()) {
                int end = output.indexOf("\n", start) + 1;
                end = end == 0 ? output.length() : end;
                lines.add(new Line(part.time(), output.substring(start, end)));
                start = end;
            }
        }
        return lines;
    }

    /**
     * Runs another command beside the process, as an exec probe does, to its end.
     *
     * @return what it did
     * @throws NotUnderstoodException if it is not understood
     */
    public synchronized Done exec(List<String> command) {
        StringBuilder prints = new StringBuilder();
        StringBuilder errors = new StringBuilder();
        Frame beside = new Frame(
                beside(command, Unknown.RUNS_ON, ContainerAccess.Input.NONE),
                Input.from(ContainerAccess.Input.NONE),
                prints,
                errors,
                Step.Ended::new,
                false);
        int exitCode = ToTheEnd.run((inside, next) -> Programs.run(command, inside, next), beside);
        return new Done(exitCode, prints.toString(), errors.toString());
    }

    /** Another command beside the process, that a client talks with. */
    public synchronized SideCommand beside(List<String> command, ContainerAccess.Input input) {
        return new SideCommand(this, beside(command, Unknown.FAILS, input));
    }

    private Shell beside(List<String> command, Unknown unknown, ContainerAccess.Input input) {
        Launch own = shell.launch();
        Launch other = new Launch(command, own.variables(), own.files(), unknown, own.user(), own.group(), input);
        return new Shell(other, own.variables(), () -> 0);
    }

    /**
     * Gives the process something to read, if it was started so that it can.
     *
     * @param last whether nothing more will come
     */
    public synchronized void write(byte[] input, boolean last) {
        boolean room = terminal.write(input);
        if (terminal.isInterrupted() || !room) {
            frame.input().add(new byte[] {'\n'}); // it is deaf for the signal, but a shell asks anew
        }
        if (last) {
            frame.input().end();
        }
    }
}

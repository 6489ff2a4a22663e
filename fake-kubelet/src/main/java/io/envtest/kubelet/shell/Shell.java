package io.envtest.kubelet.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The state of one running shell. Used by one thread at a time. */
final class Shell {

    private final Launch launch;
    private final Map<String, String> variables;
    private final IntSupplier random;
    private final Map<String, Command> functions;
    private final Traps traps;
    private List<String> arguments = List.of();
    private int lastExitCode;
    private boolean endsOnFailure;

    Shell(Launch launch, Map<String, String> variables, IntSupplier random) {
        this(launch, variables, random, new HashMap<>(), new Traps());
    }

    private Shell(
            Launch launch,
            Map<String, String> variables,
            IntSupplier random,
            Map<String, Command> functions,
            Traps traps) {
        this.launch = launch;
        this.functions = functions;
        this.traps = traps;
        this.variables = new HashMap<>(variables);
        this.random = random;
    }

    Shell fork() {
        Shell copy = new Shell(launch, variables, random, new HashMap<>(functions), traps);
        copy.arguments = arguments;
        copy.lastExitCode = lastExitCode;
        copy.endsOnFailure = endsOnFailure;
        return copy;
    }

    Files files() {
        return launch.files();
    }

    Launch launch() {
        return launch;
    }

    /** Functions by name. */
    Map<String, Command> functions() {
        return functions;
    }

    /** What runs when the process is asked to end. */
    Optional<Trap> trap() {
        return Optional.ofNullable(traps.onTerm);
    }

    void setTrap(Trap trap) {
        traps.onTerm = trap;
    }

    /** A command and the shell that knows its functions. */
    record Trap(String command, Frame frame) {

        int run() {
            return ToTheEnd.run(ScriptParser.parse(command), frame);
        }
    }

    /** Shared by a shell and those it starts: a container's first process is all of them. */
    private static final class Traps {
        private @Nullable Trap onTerm;
    }

    /** The name it was called by. */
    String name() {
        return launch.command().isEmpty() ? "sh" : launch.command().get(0);
    }

    Map<String, String> variables() {
        return variables;
    }

    boolean isUnderstood() {
        return !files().isDoubted();
    }

    /** What follows a command that is not understood. */
    Step notUnderstood(Frame frame, NotUnderstoodException problem, Step.Next next) {
        if (launch.unknown() == Unknown.FAILS) {
            complain(frame, problem);
            return next.after(ExitCodes.NOT_FOUND);
        }
        files().doubt();
        return launch.unknown() == Unknown.RUNS_ON ? new Step.Endless() : next.after(0);
    }

    /** Says what is not understood. */
    void complain(Frame frame, NotUnderstoodException problem) {
        frame.errors().append("sh: ").append(problem.getMessage()).append(": not simulated\n");
    }

    boolean endsOnFailure() {
        return endsOnFailure;
    }

    void setEndsOnFailure(boolean value) {
        endsOnFailure = value;
    }

    /** Remembers the exit code for {@code $?}. */
    int ended(int exitCode) {
        lastExitCode = exitCode;
        return exitCode;
    }

    /** Sets {@code $0}, {@code $1} and so on. */
    void setArguments(List<String> values) {
        arguments = List.copyOf(values);
    }

    /** The value of a variable, null when it is not set. */
    @Nullable
    String variable(String name) {
        return switch (name) {
            case "?" -> String.valueOf(lastExitCode);
            case "$" -> "1";
            case "#" -> String.valueOf(Math.max(0, arguments.size() - 1));
            case "@", "*" -> String.join(" ", arguments.subList(Math.min(1, arguments.size()), arguments.size()));
            case "RANDOM" -> String.valueOf(random.getAsInt());
            default -> positional(name);
        };
    }

    @Nullable
    private String positional(String name) {
        if (!name.chars().allMatch(Character::isDigit)) {
            return variables.get(name);
        }
        int index = name.length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(name);
        return index < arguments.size() ? arguments.get(index) : null;
    }
}

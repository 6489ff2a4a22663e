package io.envtest.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's entry. */
@Command(
        name = "envtest",
        mixinStandardHelpOptions = true,
        version = "envtest 0.1.0",
        description = "A Kubernetes cluster in one process.",
        subcommands = UpCommand.class)
public final class Main {

    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        CommandLine commands = new CommandLine(new Main());
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(failure.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
        System.exit(commands.execute(args));
    }
}

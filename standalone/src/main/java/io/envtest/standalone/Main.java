package io.envtest.standalone;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
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
            command.getErr().println(words(failure));
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
        System.exit(commands.execute(args));
    }

    /** What went wrong; exceptions about files have only the file's name as their message. */
    static String words(Exception failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "no file " + missing.getFile() + ", or its folder is missing: give the path of a file";
        }
        return failure instanceof IOException || failure.getMessage() == null
                ? failure.toString()
                : failure.getMessage();
    }
}

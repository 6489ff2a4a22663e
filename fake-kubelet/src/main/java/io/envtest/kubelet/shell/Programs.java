package io.envtest.kubelet.shell;

import io.envtest.spi.component.ContainerAccess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The programs that are known, by name. */
final class Programs {

    /** A program that ends at once. */
    @FunctionalInterface
    interface Program {

        /** Does its work; the arguments begin with its name. */
        int run(List<String> arguments, Frame frame);
    }

    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash");
    private static final Map<String, Program> BY_NAME = Map.ofEntries(
            Map.entry("true", (arguments, frame) -> 0),
            Map.entry(":", (arguments, frame) -> 0),
            Map.entry("trap", ShellPrograms::trap),
            Map.entry("wait", (arguments, frame) -> 0),
            Map.entry("sync", (arguments, frame) -> 0),
            Map.entry("false", (arguments, frame) -> 1),
            Map.entry("test", TestProgram::run),
            Map.entry("[", TestProgram::run),
            Map.entry("[[", TestProgram::run),
            Map.entry("set", ShellPrograms::set),
            Map.entry("export", ShellPrograms::export),
            Map.entry("unset", ShellPrograms::unset),
            Map.entry("read", ShellPrograms::read),
            Map.entry("expr", ShellPrograms::expr),
            Map.entry("id", ShellPrograms::id),
            Map.entry("env", ShellPrograms::env),
            Map.entry("printenv", ShellPrograms::env),
            Map.entry("echo", TextPrograms::echo),
            Map.entry("printf", PrintPrograms::printf),
            Map.entry("seq", PrintPrograms::seq),
            Map.entry("hostname", PrintPrograms::hostname),
            Map.entry("cat", TextPrograms::cat),
            Map.entry("head", TextPrograms::head),
            Map.entry("mount", FilePrograms::mount),
            Map.entry("sysctl", FilePrograms::sysctl),
            Map.entry("wc", TextPrograms::wc),
            Map.entry("awk", TextPrograms::awk),
            Map.entry("grep", TextPrograms::grep),
            Map.entry("tar", TarProgram::run),
            Map.entry("base64", Base64Program::run),
            Map.entry("touch", FilePrograms::touch),
            Map.entry("mkdir", FilePrograms::mkdir),
            Map.entry("rm", FilePrograms::rm),
            Map.entry("ls", FilePrograms::ls));

    private Programs() {}

    /**
     * Runs a program, then what follows.
     *
     * @throws NotUnderstoodException if the program or what it is asked for is not known
     */
    static Step run(List<String> arguments, Frame frame, Step.Next next) {
        Command function =
                arguments.isEmpty() ? null : frame.shell().functions().get(arguments.get(0));
        if (function != null) {
            if (arguments.size() > 1) {
                throw new NotUnderstoodException("a function with arguments");
            }
            return function.run(frame, next);
        }
        try {
            return runKnown(arguments, frame, next);
        } catch (InputWantedException e) {
            return new Step.Reading(() -> run(arguments, frame, next), false);
        }
    }

    private static Step runKnown(List<String> arguments, Frame frame, Step.Next next) {
        String name = arguments.isEmpty() ? "" : nameOf(arguments.get(0));
        if (SHELLS.contains(name)) {
            return shell(arguments, frame, next);
        }
        switch (name) {
            case "exit":
                return frame.exit().after(exitCode(arguments, frame));
            case "exec":
                return arguments.size() == 1
                        ? next.after(0)
                        : run(arguments.subList(1, arguments.size()), frame, frame.exit());
            case "sleep":
                return sleep(arguments, next);
            case "cat":
                if (TextPrograms.copiesInput(arguments)) {
                    return TextPrograms.copy(frame, next);
                }
                break;
            case "pause":
                return new Step.Endless();
            case "tail":
                return tail(arguments);
            default:
                break;
        }
        Program program = BY_NAME.get(name);
        if (program == null) {
            throw new NotUnderstoodException(name);
        }
        return next.after(program.run(arguments, frame));
    }

    private static String nameOf(String program) {
        return program.replaceFirst("^/(usr/)?(local/)?s?bin/", "").replaceFirst("^/pause$", "pause");
    }

    private static int exitCode(List<String> arguments, Frame frame) {
        String code = arguments.size() > 1 ? arguments.get(1) : frame.shell().variable("?");
        if (code == null || !code.matches("\\d{1,9}")) {
            throw new NotUnderstoodException("exit " + code);
        }
        return Integer.parseInt(code) & 0xff;
    }

    private static Step shell(List<String> arguments, Frame frame, Step.Next next) {
        int at = 1;
        boolean command = false;
        boolean strict = false;
        while (at < arguments.size() && arguments.get(at).matches("[-+][a-z]+")) {
            String options = arguments.get(at++);
            command |= options.contains("c");
            strict |= options.contains("e");
            at += options.endsWith("o") ? 1 : 0;
        }
        if (!command && at == arguments.size() && frame.input().kind() != ContainerAccess.Input.NONE) {
            return ShellInput.run(frame.subshell(next), next);
        }
        if (!command || at >= arguments.size()) {
            throw new NotUnderstoodException("a shell without a command");
        }
        Frame inside = frame.subshell(next);
        inside.shell().setEndsOnFailure(strict);
        List<String> rest = arguments.subList(at + 1, arguments.size());
        inside.shell().setArguments(rest.isEmpty() ? arguments.subList(0, 1) : rest);
        return ScriptParser.parse(arguments.get(at)).run(inside, next);
    }

    private static Step sleep(List<String> arguments, Step.Next next) {
        Duration duration = Duration.ZERO;
        for (String part : arguments.subList(1, arguments.size())) {
            if (part.equals("infinity") || part.equals("inf")) {
                return new Step.Endless();
            }
            if (!part.matches("\\d{1,12}(\\.\\d{1,9})?[smhd]?")) {
                throw new NotUnderstoodException("sleep " + part);
            }
            char last = part.charAt(part.length() - 1);
            int unit = last == 'm' ? 60 : last == 'h' ? 3600 : last == 'd' ? 86400 : 1;
            double amount = Double.parseDouble(part.replaceFirst("[smhd]$", ""));
            duration = duration.plusMillis((long) (amount * unit * 1000));
        }
        return new Step.Sleeping(duration, () -> next.after(0));
    }

    private static Step tail(List<String> arguments) {
        if (!arguments.contains("-f") && !arguments.contains("-F")) {
            throw new NotUnderstoodException("tail");
        }
        return new Step.Endless();
    }
}

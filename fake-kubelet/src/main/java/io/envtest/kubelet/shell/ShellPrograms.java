package io.envtest.kubelet.shell;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Programs about the shell's own state. */
final class ShellPrograms {

    private ShellPrograms() {}

    static int set(List<String> arguments, Frame frame) {
        for (String option : arguments.subList(1, arguments.size())) {
            if (option.matches("[-+][a-z]*e[a-z]*")) {
                frame.shell().setEndsOnFailure(option.startsWith("-"));
            }
        }
        return 0;
    }

    /** {@code trap COMMAND SIGNAL...}; only what ends a container is minded. */
    static int trap(List<String> arguments, Frame frame) {
        List<String> signals = arguments.subList(Math.min(2, arguments.size()), arguments.size());
        if (signals.contains("TERM") || signals.contains("SIGTERM") || signals.contains("15")) {
            frame.shell().setTrap(new Shell.Trap(arguments.get(1), frame));
        }
        return 0;
    }

    static int export(List<String> arguments, Frame frame) {
        for (String setting : arguments.subList(1, arguments.size())) {
            int sign = setting.indexOf('=');
            if (sign > 0) {
                frame.shell().variables().put(setting.substring(0, sign), setting.substring(sign + 1));
            }
        }
        return 0;
    }

    static int unset(List<String> arguments, Frame frame) {
        arguments.subList(1, arguments.size()).forEach(frame.shell().variables()::remove);
        return 0;
    }

    /** {@code read [-r] NAME...}: a line's words, the last name gets the rest. */
    static int read(List<String> arguments, Frame frame) {
        List<String> names = arguments.stream()
                .skip(1)
                .filter(argument -> !argument.equals("-r"))
                .toList();
        if (names.isEmpty() || !names.stream().allMatch(name -> name.matches("[A-Za-z_]\\w*"))) {
            throw new NotUnderstoodException(String.join(" ", arguments));
        }
        String line = frame.input().line();
        String[] words = (line == null ? "" : line.strip()).split("\\s+", names.size());
        for (int i = 0; i < names.size(); i++) {
            frame.shell().variables().put(names.get(i), i < words.length ? words[i] : "");
        }
        return line == null ? 1 : 0;
    }

    static int expr(List<String> arguments, Frame frame) {
        long value = Arithmetic.evaluate(arguments.subList(1, arguments.size()), frame.shell());
        frame.output().append(value).append('\n');
        return value == 0 ? 1 : 0;
    }

    /** {@code id}, {@code id -u} and {@code id -g}. */
    static int id(List<String> arguments, Frame frame) {
        Launch launch = frame.shell().launch();
        String asked = String.join(" ", arguments.subList(1, arguments.size()));
        long user = launch.user().orElseThrow(() -> new NotUnderstoodException("the image's user"));
        String text = switch (asked) {
            case "" -> "uid=" + user + " gid=" + launch.group();
            case "-u" -> String.valueOf(user);
            case "-g" -> String.valueOf(launch.group());
            default -> throw new NotUnderstoodException("id " + asked);
        };
        frame.output().append(text).append('\n');
        return 0;
    }

    static int env(List<String> arguments, Frame frame) {
        Map<String, String> variables = new TreeMap<>(frame.shell().variables());
        if (arguments.size() == 1) {
            variables.forEach((name, value) ->
                    frame.output().append(name).append('=').append(value).append('\n'));
            return 0;
        }
        String value = variables.get(arguments.get(1));
        if (arguments.size() > 2
                || arguments.get(0).endsWith("/env")
                || arguments.get(0).equals("env")) {
            throw new NotUnderstoodException("env with arguments");
        }
        frame.output().append(value == null ? "" : value + "\n");
        return value == null ? 1 : 0;
    }
}

package io.envtest.kubelet.shell;

import java.util.List;

/** Programs that make and remove files. */
final class FilePrograms {

    private FilePrograms() {}

    static int touch(List<String> arguments, Frame frame) {
        Files files = frame.shell().files();
        for (String path : paths(arguments, "")) {
            if (!files.existsIfKnown(path)) {
                files.write(path, "");
            }
        }
        return 0;
    }

    static int mkdir(List<String> arguments, Frame frame) {
        paths(arguments, "p").forEach(frame.shell().files()::makeDirectory);
        return 0;
    }

    static int rm(List<String> arguments, Frame frame) {
        boolean removed = true;
        for (String path : paths(arguments, "rfRv")) {
            removed &= frame.shell().files().remove(path);
        }
        boolean forced = arguments.stream().anyMatch(option -> option.matches("-[rRv]*f[rRvf]*"));
        return removed || forced ? 0 : 1;
    }

    static int ls(List<String> arguments, Frame frame) {
        Files files = frame.shell().files();
        int code = 0;
        for (String path : paths(arguments, "1")) {
            if (files.isDirectory(path)) {
                files.list(path).forEach(name -> frame.output().append(name).append('\n'));
            } else if (files.isFile(path)) {
                frame.output().append(path).append('\n');
            } else {
                frame.errors().append("ls: ").append(path).append(": No such file or directory\n");
                code = 1;
            }
        }
        return code;
    }

    private static List<String> paths(List<String> arguments, String options) {
        List<String> paths = arguments.stream()
                .skip(1)
                .filter(argument -> !argument.matches("-[" + options + "-]+"))
                .toList();
        if (paths.isEmpty() || paths.stream().anyMatch(path -> path.startsWith("-") || path.matches(".*[*?].*"))) {
            throw new NotUnderstoodException(String.join(" ", arguments));
        }
        return paths;
    }
}

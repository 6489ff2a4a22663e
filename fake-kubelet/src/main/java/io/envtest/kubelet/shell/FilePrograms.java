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
        boolean marked = arguments.stream().anyMatch(option -> option.matches("-1?F1?"));
        for (String path : paths(arguments, "1F")) {
            if (files.isDirectory(path)) {
                for (String name : files.list(path)) {
                    boolean directory = marked && files.isDirectory(path + "/" + name);
                    frame.output().append(name).append(directory ? "/\n" : "\n");
                }
            } else if (files.isFile(path)) {
                frame.output().append(path).append('\n');
            } else {
                frame.errors().append("ls: ").append(path).append(": No such file or directory\n");
                code = 1;
            }
        }
        return code;
    }

    /** Tells the values of kernel parameters. */
    static int sysctl(List<String> arguments, Frame frame) {
        for (String name : paths(arguments, "")) {
            String value = frame.shell().files().read("/proc/sys/" + name.replace('.', '/'));
            frame.output().append(name).append(" = ").append(value);
        }
        return 0;
    }

    /** Only {@code mount -t cgroup2}, which lists mounts of that type. */
    static int mount(List<String> arguments, Frame frame) {
        if (!arguments.subList(1, arguments.size()).equals(List.of("-t", "cgroup2"))) {
            throw new NotUnderstoodException("mount");
        }
        frame.output().append("cgroup on /sys/fs/cgroup type cgroup2 (ro,nosuid,nodev,noexec,relatime)\n");
        return 0;
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

package io.envtest.kubelet.shell;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code tar cf ARCHIVE PATH...} and {@code tar xf ARCHIVE}, also with {@code -C DIRECTORY}. */
final class TarProgram {

    private TarProgram() {}

    static int run(List<String> arguments, Frame frame) {
        String mode = "";
        String archive = "-";
        String directory = "/";
        List<String> paths = new ArrayList<>();
        for (int at = 1; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (argument.equals("-C") && at + 1 < arguments.size()) {
                directory = arguments.get(++at);
            } else if (mode.isEmpty() && argument.matches("-?[cxmpv]+f") && at + 1 < arguments.size()) {
                mode = argument.replaceAll("[-mpvf]", "");
                archive = arguments.get(++at);
            } else if (!argument.startsWith("--no-same-")) {
                require(!argument.startsWith("-"), arguments);
                paths.add(argument);
            }
        }
        require(mode.equals("c") && !paths.isEmpty() || mode.equals("x") && paths.isEmpty(), arguments);
        return mode.equals("x") ? extract(archive, directory, frame) : create(archive, directory, paths, frame);
    }

    private static void require(boolean known, List<String> arguments) {
        if (!known) {
            throw new NotUnderstoodException(String.join(" ", arguments));
        }
    }

    private static int extract(String archive, String directory, Frame frame) {
        Files files = frame.shell().files();
        byte[] packed = archive.equals("-")
                ? frame.input().bytes()
                : files.read(archive).getBytes(StandardCharsets.UTF_8);
        for (Tar.Entry entry : Tar.read(packed)) {
            String path = within(directory, entry.name());
            if (entry.directory()) {
                files.makeDirectory(path);
            } else {
                files.write(path, entry.content());
            }
        }
        return 0;
    }

    private static int create(String archive, String directory, List<String> paths, Frame frame) {
        List<Tar.Entry> entries = new ArrayList<>();
        int code = 0;
        for (String path : paths) {
            if (!frame.shell().files().exists(within(directory, path))) {
                frame.errors().append("tar: ").append(path).append(": No such file or directory\n");
                code = 1;
            } else {
                add(entries, directory, path, frame.shell().files());
            }
        }
        String packed = new String(Tar.write(entries), StandardCharsets.UTF_8);
        if (archive.equals("-")) {
            frame.output().append(packed);
        } else {
            frame.shell().files().write(archive, packed);
        }
        return code;
    }

    private static void add(List<Tar.Entry> entries, String directory, String path, Files files) {
        String full = within(directory, path);
        String name = path.replaceFirst("^/+", "");
        if (files.isFile(full)) {
            entries.add(new Tar.Entry(name, false, files.read(full)));
            return;
        }
        entries.add(new Tar.Entry(name.replaceFirst("/*$", "/"), true, ""));
        for (String inside : files.list(full.replaceFirst("/+$", ""))) {
            add(entries, directory, path.replaceFirst("/*$", "/") + inside, files);
        }
    }

    private static String within(String directory, String path) {
        return path.startsWith("/") ? path : directory.replaceFirst("/*$", "/") + path.replaceFirst("^(\\./)+", "");
    }
}

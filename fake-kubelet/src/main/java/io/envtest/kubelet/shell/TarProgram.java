package io.envtest.kubelet.shell;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code tar cf ARCHIVE PATH...} and {@code tar xf ARCHIVE}, also with {@code -C DIRECTORY} and {@code z}. */
final class TarProgram {

    private final StringBuilder mode = new StringBuilder();
    private final List<String> paths = new ArrayList<>();
    private final Frame frame;
    private String archive = "-";
    private String directory = "/";

    private TarProgram(List<String> arguments, Frame frame) {
        this.frame = frame;
        for (int at = 1; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            boolean more = at + 1 < arguments.size();
            if (argument.equals("-C") && more) {
                directory = arguments.get(++at);
            } else if (argument.matches("-[cxzmpvf]+") || at == 1 && argument.matches("[cxzmpvf]+")) {
                mode.append(argument.replace("-", ""));
                archive = argument.endsWith("f") && more ? arguments.get(++at) : archive;
            } else if (!argument.startsWith("--no-same-")) {
                require(argument.equals("-") || !argument.startsWith("-"), arguments);
                paths.add(argument);
            }
        }
        require(has('c') ? !paths.isEmpty() : has('x') && paths.isEmpty(), arguments);
    }

    static int run(List<String> arguments, Frame frame) {
        if (arguments.contains("--version")) {
            frame.output().append("tar (simulated)\n");
            return 0;
        }
        TarProgram program = new TarProgram(arguments, frame);
        return program.has('c') ? program.create() : program.extract();
    }

    private static void require(boolean known, List<String> arguments) {
        if (!known) {
            throw new NotUnderstoodException(String.join(" ", arguments));
        }
    }

    private boolean has(char letter) {
        return mode.indexOf(String.valueOf(letter)) >= 0;
    }

    private int extract() {
        Files files = frame.shell().files();
        for (Tar.Entry entry : Tar.read(has('z') ? Gzip.unpack(packed()) : packed())) {
            String path = within(entry.name());
            if (entry.directory()) {
                files.makeDirectory(path);
            } else {
                files.write(path, entry.content());
            }
        }
        return 0;
    }

    private byte[] packed() {
        if (!archive.equals("-")) {
            return frame.shell().files().read(archive).getBytes(StandardCharsets.ISO_8859_1);
        }
        return has('z') ? frame.input().bytes() : frame.input().archive();
    }

    private int create() {
        List<Tar.Entry> entries = new ArrayList<>();
        int code = 0;
        for (String path : paths) {
            if (path.equals("-") || !frame.shell().files().exists(within(path))) {
                frame.errors().append("tar: ").append(path).append(": No such file or directory\n");
                code = 1;
            } else {
                add(entries, path);
            }
        }
        byte[] plain = Tar.write(entries);
        String packed = new String(has('z') ? Gzip.pack(plain) : plain, StandardCharsets.ISO_8859_1);
        if (archive.equals("-")) {
            frame.output().append(packed);
        } else {
            frame.shell().files().write(archive, packed);
        }
        return code;
    }

    private void add(List<Tar.Entry> entries, String path) {
        Files files = frame.shell().files();
        String full = within(path);
        String name = path.replaceFirst("^/+", "");
        if (files.isFile(full)) {
            entries.add(new Tar.Entry(name, false, files.read(full)));
            return;
        }
        entries.add(new Tar.Entry(name.replaceFirst("/*$", "/"), true, ""));
        for (String inside : files.list(full)) {
            add(entries, path.replaceFirst("/*$", "/") + inside);
        }
    }

    private String within(String path) {
        return path.startsWith("/") ? path : directory + "/" + path;
    }
}

package io.envtest.standalone.kubectl;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One kubectl of the PATH and the cluster that it talks to. */
final class Kubectl {

    private static final int OLDEST_MINOR = 27;
    private static final int NEWEST_MINOR = 33;

    private final Path binary;
    private final Path kubeconfig;
    private final boolean webSockets;

    Kubectl(Path binary, Path kubeconfig) {
        this(binary, kubeconfig, true);
    }

    private Kubectl(Path binary, Path kubeconfig, boolean webSockets) {
        this.binary = binary;
        this.kubeconfig = kubeconfig;
        this.webSockets = webSockets;
    }

    /** The same, talking with containers as versions before 1.31 do. */
    Kubectl overSpdy() {
        return new Kubectl(binary, kubeconfig, false);
    }

    /**
     * What a call printed.
     *
     * @param exit exit code
     * @param text both streams
     */
    record Output(int exit, String text) {}

    /** {@code kubectl} and {@code kubectl.1.27} to {@code kubectl.1.33}, as far as they are on the PATH. */
    static List<Path> onPath() {
        Stream<String> versions =
                IntStream.rangeClosed(OLDEST_MINOR, NEWEST_MINOR).mapToObj(minor -> "kubectl.1." + minor);
        return Stream.concat(Stream.of("kubectl"), versions)
                .map(Kubectl::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Path> find(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs it; the input is given on standard input. */
    Output run(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(binary.toString(), "--kubeconfig", kubeconfig.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECTL_REMOTE_COMMAND_WEBSOCKETS", String.valueOf(webSockets));
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), text);
    }
}

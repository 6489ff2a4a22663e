package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The extension under each JUnit that it supports, in a JVM of its own. */
class JUnitVersionsIT {

    private static final Path CONSOLES = Path.of("target", "junit");

    static List<Path> consoles() throws IOException {
        try (Stream<Path> files = Files.list(CONSOLES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("consoles")
    void everyPromiseHolds(Path console) throws IOException, InterruptedException {
        Run run = run(console, EverythingSubject.class, PerMethodSubject.class);

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("6 tests successful");
    }

    @ParameterizedTest
    @MethodSource("consoles")
    void aFailureTellsOfTheCluster(Path console) throws IOException, InterruptedException {
        Run run = run(console, FailingSubject.class);

        assertThat(run.exit()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).contains("on purpose", "lonely");
    }

    private record Run(int exit, String output) {}

    private static Run run(Path console, Class<?>... subjects) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                console + File.pathSeparator + classPathWithoutJUnit(),
                "org.junit.platform.console.ConsoleLauncher",
                "execute"));
        for (Class<?> subject : subjects) {
            command.add("--select-class=" + subject.getName());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static String classPathWithoutJUnit() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("junit-j") && !entry.contains("junit-platform"))
                .filter(entry -> !entry.contains("surefire"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}

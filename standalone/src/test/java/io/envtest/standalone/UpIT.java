package io.envtest.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as people run it: in a process of its own. */
@Timeout(300)
class UpIT {

    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String OBJECT =
            "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"kept\"},\"data\":{\"a\":\"b\"}}";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aClusterFindsTheObjectsThatAnEarlierOneKept() throws IOException, InterruptedException {
        try (Running first = up("--storage-folder", folder.toString())) {
            assertThat(first.send("POST", CONFIG_MAPS, OBJECT)).contains("\"kept\"");

            Process second = program("--storage-folder", folder.toString());
            assertThat(text(second)).contains(folder + " is in use by another cluster: close that one first");
            assertThat(second.waitFor()).isEqualTo(1);
        }
        try (Running next = up("--storage-folder", folder.toString())) {
            assertThat(next.send("GET", CONFIG_MAPS + "/kept", "")).contains("\"a\":\"b\"");
        }
    }

    @Test
    void aFolderIsNoTokenFile() throws IOException, InterruptedException {
        Process program = program("--token-auth-file", folder.toString());
        assertThat(text(program)).contains(folder + " is a folder: give --token-auth-file the path of a file");
        assertThat(program.waitFor()).isEqualTo(1);
    }

    private static Process program(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--http",
                "--port=0"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String text(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Running up(String... options) throws IOException {
        Process process = program(options);
        StringBuilder said = new StringBuilder();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("Serving on ")) {
                return new Running(process, line.substring("Serving on ".length()));
            }
        }
        throw new AssertionError("ended too early: " + said);
    }

    private final class Running implements AutoCloseable {

        private final Process process;
        private final String url;

        Running(Process process, String url) {
            this.process = process;
            this.url = url;
        }

        String send(String method, String path, String body) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                    .header("Authorization", "Bearer admin-token")
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }

        /** As Ctrl-C does. */
        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }
}

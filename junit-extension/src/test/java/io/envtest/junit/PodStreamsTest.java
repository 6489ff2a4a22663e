package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.kubernetes.client.Attach;
import io.kubernetes.client.Exec;
import io.kubernetes.client.PortForward;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands, terminals and ports of simulated pods, with the clients that people use. */
@KubeTestCluster
class PodStreamsTest {

    private static final int PATIENCE_SECONDS = 60;

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: %s
              namespace: default
              annotations: {ports.envtest.io/80: "%d"}
            spec:
              restartPolicy: Never
              containers:
              - name: main
                image: busybox
                stdin: true
                command: [sh, -c, "echo ready; while read line; do echo got $line; [ $line = end ] && exit 0; done"]
            """;

    private static ServerSocket server;

    /** Answers whoever comes in capitals. */
    @BeforeAll
    static void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(PodStreamsTest::serve, "listener");
        thread.setDaemon(true);
        thread.start();
    }

    private static void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                byte[] asked = socket.getInputStream().readNBytes(3);
                String capitals = new String(asked, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT);
                socket.getOutputStream().write(capitals.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // Closed by the test's end, or by a client that leaves: the next one is served all the same.
                continue;
            }
        }
    }

    @AfterAll
    static void close() throws IOException {
        server.close();
    }

    private static PodResource start(KubernetesClient client, String name) {
        client.load(new ByteArrayInputStream(
                        POD.formatted(name, server.getLocalPort()).getBytes(StandardCharsets.UTF_8)))
                .create();
        PodResource pod = client.pods().inNamespace("default").withName(name);
        pod.waitUntilReady(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return pod;
    }

    @Test
    void fabric8RunsCommandsAndTalksWithThem(KubernetesClient client) throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (ExecWatch watch = start(client, "fabric8-exec")
                .redirectingInput()
                .writingOutput(output)
                .writingError(errors)
                .exec("sh", "-c", "read a; echo hello $a; echo oops >&2; exit 3")) {
            watch.getInput().write("you\n".getBytes(StandardCharsets.UTF_8));
            watch.getInput().flush();
            assertThat(watch.exitCode().get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(3);
        }
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("hello you\n");
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo("oops\n");
    }

    @Test
    void fabric8AttachesToAContainer(KubernetesClient client) throws Exception {
        PodResource pod = start(client, "fabric8-attach");
        try (ExecWatch watch = pod.redirectingInput().redirectingOutput().attach()) {
            watch.getInput().write("one\nend\n".getBytes(StandardCharsets.UTF_8));
            watch.getInput().flush();
            assertThat(new String(watch.getOutput().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("ready\ngot one\ngot end\n");
        }
        Pod ended = pod.waitUntilCondition(
                found -> found.getStatus().getPhase().equals("Succeeded"), PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(ended).isNotNull();
    }

    @Test
    void fabric8CopiesFiles(KubernetesClient client, @TempDir Path folder) throws IOException {
        PodResource pod = start(client, "fabric8-files");
        Path text = Files.writeString(folder.resolve("text"), "gr\u00fc\u00dfe\n");
        assertThat(pod.file("/tmp/text").upload(text)).isTrue();
        assertThat(pod.file("/tmp/text").read()).hasContent("gr\u00fc\u00dfe");
        assertThat(pod.file("/tmp/text").copy(folder.resolve("back"))).isTrue();
        assertThat(folder.resolve("back")).hasContent("gr\u00fc\u00dfe");
    }

    @Test
    void fabric8ForwardsPorts(KubernetesClient client) throws Exception {
        PodResource pod = start(client, "fabric8-ports");
        try (LocalPortForward forward = pod.portForward(80)) {
            for (int i = 0; i < 3; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), forward.getLocalPort())) {
                    assertThat(ask(socket.getInputStream(), socket.getOutputStream()))
                            .isEqualTo("ABC");
                }
            }
            assertThat(forward.getServerThrowables()).isEmpty();
        }
    }

    private static String ask(InputStream input, OutputStream output) throws IOException {
        output.write("abc".getBytes(StandardCharsets.UTF_8));
        output.flush();
        return new String(input.readNBytes(3), StandardCharsets.UTF_8);
    }

    @Test
    void theOfficialClientRunsCommands(KubernetesClient client, ApiClient official)
            throws IOException, ApiException, InterruptedException {
        start(client, "official-exec");
        Process process = new Exec(official)
                .exec(
                        "default",
                        "official-exec",
                        new String[] {"sh", "-c", "read a; echo hello $a; exit 3"},
                        true,
                        false);
        InputStream said = process.getInputStream(); // the client gives none out any more when the command has ended
        process.getOutputStream().write("you\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        assertThat(new String(said.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("hello you\n");
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
    }

    @Test
    void theOfficialClientAttachesToAContainer(KubernetesClient client, ApiClient official)
            throws IOException, ApiException {
        start(client, "official-attach");
        try (Attach.AttachResult attached = new Attach(official).attach("default", "official-attach", true)) {
            InputStream said = attached.getStandardOutputStream();
            attached.getStandardInputStream().write("end\n".getBytes(StandardCharsets.UTF_8));
            attached.getStandardInputStream().flush();
            assertThat(new String(said.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("ready\ngot end\n");
        }
    }

    @Test
    void theOfficialClientForwardsPorts(KubernetesClient client, ApiClient official) throws IOException, ApiException {
        start(client, "official-ports");
        PortForward.PortForwardResult forward =
                new PortForward(official).forward("default", "official-ports", List.of(80, 81));
        InputStream refused = forward.getErrorStream(81);
        assertThat(ask(forward.getInputStream(80), forward.getOutboundStream(80)))
                .isEqualTo("ABC");
        assertThat(new String(refused.readNBytes(150), StandardCharsets.UTF_8))
                .contains("failed to connect to localhost:81");
        forward.close();
    }
}

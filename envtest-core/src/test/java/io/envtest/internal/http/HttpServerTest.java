package io.envtest.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.internal.request.RequestBody;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {

    private static final Map<String, List<String>> TEXT = Map.of("Content-Type", List.of("text/plain"));
    private final AtomicReference<FrameSink> stream = new AtomicReference<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final HttpServer server = HttpServer.start(settings(0), request -> switch (request.path()) {
        case "/echo" -> new HttpResponse.Complete(200, TEXT, ((RequestBody.Bytes) request.body()).content());
        case "/stream" -> new HttpResponse.Streaming(200, TEXT, true, this::begin);
        default -> new HttpResponse.Complete(404, TEXT, request.path().getBytes(UTF_8));
    });
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private FrameSource.Control begin(FrameSink sink) {
        stream.set(sink);
        sink.send("first\n".getBytes(UTF_8));
        return new FrameSource.Control() {
            @Override
            public void resume() {}

            @Override
            public void stop() {
                stopped.countDown();
            }
        };
    }

    private static HttpSettings settings(int port) {
        return new HttpSettings("127.0.0.1", port, null, 4, 1000);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    @Test
    void answersWithTheServicesBytes() throws IOException, InterruptedException {
        var answer = client.send(to("/echo").POST(BodyPublishers.ofString("hello")).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.headers().firstValue("content-length")).hasValue("5");
    }

    @Test
    void decodesThePath() throws IOException, InterruptedException {
        var answer = client.send(to("/a%20b%2Fc").build(), BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("/a b/c");
    }

    @Test
    void refusesABodyThatIsTooLong() throws IOException, InterruptedException {
        var request = to("/echo").POST(BodyPublishers.ofString("x".repeat(1001))).build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    @Test
    void streamsFramesAsTheyCome() throws IOException, InterruptedException {
        var answer = client.send(to("/stream").build(), BodyHandlers.ofInputStream());
        BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
        assertThat(lines.readLine()).isEqualTo("first");
        stream.get().send("second\n".getBytes(UTF_8));
        assertThat(lines.readLine()).isEqualTo("second");
        stream.get().end();
        assertThat(lines.readLine()).isNull();
    }

    @Test
    void writesLongStreamsInOrder() throws IOException, InterruptedException {
        var answer = client.send(to("/stream").build(), BodyHandlers.ofInputStream());
        byte[] frame = "x".repeat(100_000).getBytes(UTF_8);
        for (int i = 0; i < 200; i++) {
            stream.get().send(frame);
        }
        stream.get().end();
        try (InputStream body = answer.body()) {
            assertThat(body.readAllBytes()).hasSize("first\n".length() + 200 * frame.length);
        }
    }

    @Test
    void tellsTheSourceWhenTheServerCloses() throws IOException, InterruptedException {
        client.send(to("/stream").build(), BodyHandlers.ofInputStream());
        server.close();
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void streamsOverWebSockets() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        WebSocket socket = client.newWebSocketBuilder()
                .header("Origin", server.url())
                .buildAsync(URI.create(server.url().replace("http", "ws") + "/stream"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                        first.complete(data.toString());
                        return CompletableFuture.completedFuture(null);
                    }
                })
                .get(10, TimeUnit.SECONDS);
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("first\n");
        socket.abort();
    }

    @Test
    void saysWhichPortIsTakenAndWhatToDo() {
        assertThatThrownBy(() -> HttpServer.start(settings(server.port()), request -> {
                    throw new IllegalStateException("never asked");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("port " + server.port())
                .hasMessageContaining("choose another port");
    }
}

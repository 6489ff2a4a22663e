package io.envtest.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.negotiation.JsonFormat;
import io.envtest.internal.endpoint.table.TablePrinter;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.RequestBody;
import io.envtest.internal.sim.SystemClock;
import io.envtest.internal.sim.ThreadedExecutor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {

    private static final int PATIENCE_SECONDS = 60;
    private static final int LONG_BODY = 17 * 1024 * 1024;

    private final ThreadedExecutor executor = new ThreadedExecutor("http-test", 1);
    private final HttpServer server = HttpServer.listen(new ListenOptions("127.0.0.1", 0, Optional.empty()));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Answer answer(ApiCall call) {
        return switch (call.request().path()) {
            case "/echo" ->
                Answer.Raw.of(
                        201, "text/plain", ((RequestBody.Bytes) call.request().body()).content());
            case "/headers" -> new Answer.Raw(200, "", Map.of("X-More", List.of("a", "b")), new byte[0]);
            case "/long" -> Answer.Raw.of(200, "text/plain", "x".repeat(200_000).getBytes(UTF_8));
            case "/warn" -> warned(call);
            case "/refused" -> throw ApiErrors.badRequest("not like this");
            case "/accident" -> throw new IllegalStateException("oh");
            default ->
                Answer.Raw.of(
                        200,
                        "text/plain",
                        (call.request().path() + call.request().query().all("q")).getBytes(UTF_8));
        };
    }

    private static Answer warned(ApiCall call) {
        call.context().warn("say \"x\"");
        return Answer.Raw.of(200, "", new byte[0]);
    }

    private void serve() {
        BodyFormats formats = new BodyFormats(
                Map.of(MediaType.JSON, new JsonFormat()),
                new TablePrinter(BuiltInTypes.catalogue().docs(), new SystemClock()));
        server.serve(this::answer, formats, new SystemClock(), executor, any -> false);
    }

    @AfterEach
    void close() {
        server.close();
        executor.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(to(path).build(), BodyHandlers.ofString());
    }

    @Test
    void bytesGoOutAsTheyAre() throws IOException, InterruptedException {
        serve();
        HttpResponse<String> answer =
                client.send(to("/echo").POST(BodyPublishers.ofString("hello")).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain");
        assertThat(answer.headers().firstValue("content-length")).hasValue("5");
        assertThat(get("/headers").headers().allValues("x-more")).containsExactly("a", "b");
    }

    @Test
    void pathsAndQueriesAreDecoded() throws IOException, InterruptedException {
        serve();
        assertThat(get("/a%20b%2Fc?q=1&q=%3D").body()).isEqualTo("/a b/c[1, =]");
    }

    @Test
    void refusalsAndAccidentsAreStatuses() throws IOException, InterruptedException {
        serve();
        HttpResponse<String> refused = get("/refused");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"kind\":\"Status\"", "\"message\":\"not like this\"");
        HttpResponse<String> accident = get("/accident");
        assertThat(accident.statusCode()).isEqualTo(500);
        assertThat(accident.body()).contains("Internal error occurred: oh");
    }

    @Test
    void warningsAreHeaders() throws IOException, InterruptedException {
        serve();
        assertThat(get("/warn").headers().firstValue("warning")).hasValue("299 - \"say \\\"x\\\"\"");
    }

    @Test
    void longAnswersAreCompressedForWhoTakesThat() throws IOException, InterruptedException {
        serve();
        HttpResponse<InputStream> answer =
                client.send(to("/long").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
        try (InputStream body = new GZIPInputStream(answer.body())) {
            assertThat(body.readAllBytes()).hasSize(200_000);
        }
        assertThat(get("/long").headers().firstValue("content-encoding")).isEmpty();
    }

    @Test
    void bodiesThatAreTooLongAreRefusedBeforeTheyCome() throws IOException {
        serve();
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            String head = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + LONG_BODY + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void whoComesEarlyWaits() throws Exception {
        CompletableFuture<HttpResponse<String>> early =
                client.sendAsync(to("/early").build(), BodyHandlers.ofString());
        serve();
        assertThat(early.get(PATIENCE_SECONDS, TimeUnit.SECONDS).body()).isEqualTo("/early[]");
    }

    @Test
    void aTakenPortIsNamed() {
        ListenOptions same = new ListenOptions("127.0.0.1", server.port(), Optional.empty());
        assertThatThrownBy(() -> HttpServer.listen(same))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining(Integer.toString(server.port()));
    }
}

package io.envtest.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.negotiation.JsonFormat;
import io.envtest.internal.endpoint.table.TablePrinter;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.sim.SystemClock;
import io.envtest.internal.sim.ThreadedExecutor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketSpeechTest {

    private static final int PATIENCE_SECONDS = 20;

    private final ThreadedExecutor executor = new ThreadedExecutor("speech-test", 1);
    private final HttpServer server = HttpServer.listen(new ListenOptions("127.0.0.1", 0, Optional.empty()));
    private final Received received = new Received();

    @BeforeEach
    void serve() {
        BodyFormats formats = new BodyFormats(
                Map.of(MediaType.JSON, new JsonFormat()),
                new TablePrinter(BuiltInTypes.catalogue().docs(), new SystemClock()));
        Answer.Spoken spoken = new Answer.Spoken(
                Set.of("v4.channel.k8s.io", "v5.channel.k8s.io"),
                protocol -> List.of("\u0001out".getBytes(UTF_8), ("\u0003" + protocol).getBytes(UTF_8)));
        server.serve(call -> spoken, formats, new SystemClock(), executor, any -> false);
    }

    @AfterEach
    void close() {
        server.close();
        executor.close();
    }

    private CompletableFuture<WebSocket> open(String protocol) {
        URI url = URI.create(server.url().replace("http://", "ws://") + "/exec");
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols(protocol)
                .buildAsync(url, received);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4.channel.k8s.io", "v5.channel.k8s.io"})
    void messagesHaveTheirChannelInFront(String protocol) throws Exception {
        WebSocket socket = open(protocol).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(socket.getSubprotocol()).isEqualTo(protocol);
        assertThat(received.closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
        assertThat(received.messages).containsExactly("\u0001out", "\u0003" + protocol);
    }

    @Test
    void whoSpeaksAnotherProtocolIsTurnedAway() {
        assertThatThrownBy(() -> open("v9.example.com").get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    /** What a client got. */
    private static final class Received implements WebSocket.Listener {

        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            messages.add(UTF_8.decode(data).toString());
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedFuture(null);
        }
    }
}

package io.envtest.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.envtest.internal.pki.ClusterCertificates;
import io.envtest.internal.sim.SystemClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboundClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SystemClock clock = new SystemClock();
    private final ClusterCertificates certificates = ClusterCertificates.create(clock.now());
    private final OutboundClient client = new OutboundClient(clock);
    private final CountDownLatch release = new CountDownLatch(1);
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
    private HttpsServer server;

    @BeforeEach
    void serve() throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        server = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(
                certificates.serverContext(certificates.server(List.of("localhost"), List.of(loopback)))));
        server.createContext("/echo", exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders()
                    .add("X-Query", exchange.getRequestURI().getQuery());
            exchange.sendResponseHeaders(
                    201, exchange.getRequestURI().getQuery().contains("chunked") ? 0 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/slow", exchange -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        client.close();
        server.stop(0);
    }

    @Test
    void requestsShareAConnection() throws IOException {
        for (String query : List.of("a=1", "chunked=yes", "a=3")) {
            try (OutboundResponse answer = client.send(post("/echo?" + query, trust("127.0.0.1")), PATIENCE)) {
                assertThat(answer.status()).isEqualTo(201);
                assertThat(answer.header("x-query")).isEqualTo(query);
                assertThat(new String(answer.bytes(), StandardCharsets.UTF_8)).isEqualTo("hello");
            }
        }
        assertThat(ports).hasSize(1);
    }

    @Test
    void aClosedPortIsRefused() throws IOException {
        try (Socket taken = new Socket()) { // nobody else can listen there, nor does this one
            taken.bind(new InetSocketAddress("127.0.0.1", 0));
            int port = taken.getLocalPort();
            OutboundRequest request = post("/", new Destination("127.0.0.1", port, "x", trust("127.0.0.1")));
            assertThatThrownBy(() -> client.send(request, PATIENCE))
                    .hasMessage("dial tcp 127.0.0.1:" + port + ": connect: connection refused");
        }
    }

    @Test
    void anotherAuthorityIsNotTrusted() {
        String other = ClusterCertificates.create(clock.now()).authority().certificatePem();
        assertThatThrownBy(() -> client.send(post("/echo?a", Trust.in(other, "127.0.0.1")), PATIENCE))
                .hasMessage("tls: failed to verify certificate: x509: certificate signed by unknown authority (possibly"
                        + " because of \"x509: ECDSA verification failure\" while trying to verify candidate authority"
                        + " certificate \"envtest-ca\")");
    }

    @Test
    void aCertificateMustBeForTheServer() {
        assertThatThrownBy(() -> client.send(post("/echo?a", trust("hook.ns.svc")), PATIENCE))
                .hasMessage("tls: failed to verify certificate: x509: certificate is valid for localhost,"
                        + " not hook.ns.svc");
        assertThatThrownBy(() -> client.send(post("/echo?a", trust("10.0.0.1")), PATIENCE))
                .hasMessage(
                        "tls: failed to verify certificate: x509: certificate is valid for 127.0.0.1, not 10.0.0.1");
    }

    @Test
    void aBundleWithoutCertificatesIsRefused() {
        assertThatThrownBy(() -> client.send(post("/echo?a", Trust.in("nonsense", "127.0.0.1")), PATIENCE))
                .hasMessage("unable to load root certificates: unable to parse bytes as PEM block");
    }

    @Test
    void aServerWithoutAnAnswerTimesOut() {
        assertThatThrownBy(() -> client.send(post("/slow", trust("127.0.0.1")), Duration.ofMillis(50)))
                .isInstanceOf(OutboundTimeoutException.class)
                .hasMessage("context deadline exceeded");
    }

    private Trust trust(String name) {
        return Trust.in(certificates.authority().certificatePem(), name);
    }

    private OutboundRequest post(String target, Trust trust) {
        return post(target, new Destination("127.0.0.1", server.getAddress().getPort(), "localhost", trust));
    }

    private static OutboundRequest post(String target, Destination destination) {
        byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
        return new OutboundRequest(destination, "POST", target, Map.of("Content-Type", List.of("text/plain")), body);
    }
}

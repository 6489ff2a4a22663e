package io.envtest.standalone.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.api.ApiException;
import io.envtest.internal.http.DirectServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A server in this JVM, reached by the whole path of a request but without a socket. */
final class DirectGoldenServer implements GoldenServer {

    private final DirectServer server;
    private final List<X509Certificate> certificates;

    DirectGoldenServer(DirectServer server) {
        this(server, List.of());
    }

    private DirectGoldenServer(DirectServer server, List<X509Certificate> certificates) {
        this.server = server;
        this.certificates = certificates;
    }

    private DirectServer.Message message(String method, String path, JsonNode body, Map<String, List<String>> headers) {
        return new DirectServer.Message(method, WireForm.target(path), headers, certificates, WireForm.bytes(body));
    }

    @Override
    public Answer call(String method, String path, JsonNode body, Map<String, List<String>> headers) {
        DirectServer.Reply reply = server.answer(message(method, path, body, headers));
        return new Answer(reply.code(), reply.headers(), new String(reply.body(), StandardCharsets.UTF_8));
    }

    @Override
    public Watching watch(String path, Map<String, List<String>> headers) {
        Frames frames = new Frames();
        try {
            frames.ending = server.watch(message("GET", path, Recordings.MAPPER.missingNode(), headers), frames::add);
        } catch (ApiException e) {
            frames.status = e.status().code();
            frames.add(server.answer(message("GET", path, Recordings.MAPPER.missingNode(), headers))
                    .body());
        }
        return frames;
    }

    @Override
    public GoldenServer withCertificate(String certificate, String key) {
        try (ByteArrayInputStream pem = new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII))) {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return new DirectGoldenServer(server, List.of((X509Certificate) factory.generateCertificate(pem)));
        } catch (CertificateException | IOException e) {
            throw new IllegalStateException("the recording's certificate cannot be read", e);
        }
    }

    @Override
    public void close() {
        // the cluster is its owner's
    }

    /** What a watch has sent. */
    private static final class Frames implements Watching {

        private static final long ONE_TOO_MANY_MILLIS = 150;

        private final List<JsonNode> events = new ArrayList<>();
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private Runnable ending = () -> {};
        private int status = 200;

        void add(byte[] frame) {
            lock.lock();
            try {
                events.add(Recordings.MAPPER.readTree(new String(frame, StandardCharsets.UTF_8)));
                changed.signalAll();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a frame that is no JSON", e);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int status() {
            return status;
        }

        @Override
        public List<JsonNode> collect(int count, double timeoutSeconds) {
            lock.lock();
            try {
                long left = (long) (timeoutSeconds * TimeUnit.SECONDS.toNanos(1));
                while (events.size() < count && left > 0) {
                    left = changed.awaitNanos(left);
                }
                left = TimeUnit.MILLISECONDS.toNanos(ONE_TOO_MANY_MILLIS);
                while (left > 0) {
                    left = changed.awaitNanos(left);
                }
                return List.copyOf(events);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of();
            } finally {
                lock.unlock();
                ending.run();
            }
        }
    }
}

package io.envtest.standalone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;

/** A server reached over HTTP. */
final class HttpGoldenServer implements GoldenServer {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final long ONE_TOO_MANY_MILLIS = 150;

    private final URI url;
    private final HttpClient client;

    HttpGoldenServer(URI url, SSLContext tls) {
        this.url = url;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .build();
    }

    @Override
    public Answer call(String method, String path, JsonNode body, Map<String, List<String>> headers) {
        try {
            HttpResponse<byte[]> answer =
                    client.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, List<String>> received = new TreeMap<>();
            answer.headers().map().forEach((name, values) -> received.put(name.toLowerCase(Locale.ROOT), values));
            return new Answer(answer.statusCode(), received, new String(answer.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path + " was interrupted", e);
        }
    }

    private HttpRequest request(String method, String path, JsonNode body, Map<String, List<String>> headers) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url + WireForm.target(path))).timeout(TIMEOUT);
        headers.forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.method(method, publisher(body)).build();
    }

    private static HttpRequest.BodyPublisher publisher(JsonNode body) {
        byte[] bytes = WireForm.bytes(body);
        return bytes.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(bytes);
    }

    @Override
    public Watching watch(String path, Map<String, List<String>> headers) {
        Stream stream = new Stream(path, headers);
        stream.start();
        stream.awaitOpened();
        return stream;
    }

    @Override
    public GoldenServer withCertificate(String certificate, String key) {
        return new HttpGoldenServer(url, TestTls.withClientCertificate(certificate, key));
    }

    @Override
    public void close() {
        // the JDK's client has nothing to close on Java 17
    }

    private final class Stream extends Thread implements Watching {

        private final String path;
        private final Map<String, List<String>> headers;
        private final List<JsonNode> events = new ArrayList<>();
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private InputStream body = InputStream.nullInputStream();
        private int status;
        private boolean ended;

        Stream(String path, Map<String, List<String>> headers) {
            this.path = path;
            this.headers = headers;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                HttpRequest request = request("GET", path, Recordings.MAPPER.missingNode(), headers);
                HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                opened(answer);
                read(answer);
            } catch (IOException e) {
                end();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                end();
            }
        }

        private void opened(HttpResponse<InputStream> answer) {
            locked(() -> {
                status = answer.statusCode();
                body = answer.body();
            });
        }

        private void read(HttpResponse<InputStream> answer) throws IOException {
            if (answer.statusCode() != 200) {
                byte[] text = answer.body().readAllBytes();
                JsonNode error = Recordings.MAPPER.readTree(text);
                locked(() -> events.add(error));
                return;
            }
            try (var values = Recordings.MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(answer.body())) {
                while (values.hasNextValue()) {
                    JsonNode event = values.nextValue();
                    locked(() -> events.add(event));
                }
            }
        }

        private void end() {
            locked(() -> ended = true);
        }

        private void locked(Runnable change) {
            lock.lock();
            try {
                change.run();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void awaitOpened() {
            await(() -> status != 0 || ended, 60);
        }

        private void await(BooleanSupplier condition, double seconds) {
            long left = (long) (seconds * 1e9);
            lock.lock();
            try {
                while (!condition.getAsBoolean() && left > 0) {
                    left = changed.awaitNanos(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
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
            await(() -> events.size() >= count || ended, timeoutSeconds);
            await(() -> false, TimeUnit.MILLISECONDS.toNanos(ONE_TOO_MANY_MILLIS) / 1e9);
            lock.lock();
            try {
                body.close();
                return List.copyOf(events);
            } catch (IOException e) {
                throw new IllegalStateException("cannot end the watch " + path, e);
            } finally {
                lock.unlock();
            }
        }
    }
}

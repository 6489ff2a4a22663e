package io.envtest.internal.http;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import org.xnio.Options;
import org.xnio.SslClientAuthMode;

/** The listener. Closing it ends every connection and thread; twice is harmless. */
public final class HttpServer implements AutoCloseable {

    private static final int IO_THREADS = 2;
    private static final int MAX_RESETS = 100_000;
    private static final int IDLE_MILLIS = 10 * 60 * 1000;

    private final Undertow undertow;
    private final OpenStreams streams;
    private final String url;
    private final int port;
    private boolean closed;

    private HttpServer(Undertow undertow, OpenStreams streams, HttpSettings settings) {
        this.undertow = undertow;
        this.streams = streams;
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        port = address.getPort();
        url = (settings.tls() == null ? "http://" : "https://") + settings.host() + ":" + port;
    }

    /**
     * Begins to listen.
     *
     * @throws IllegalStateException if the port is taken; says which and what to do
     */
    public static HttpServer start(HttpSettings settings, RequestService service) {
        OpenStreams streams = new OpenStreams();
        ExchangeHandler handler = new ExchangeHandler(service, streams, settings.maxBodyBytes());
        Undertow.Builder builder = Undertow.builder()
                .setIoThreads(IO_THREADS)
                .setWorkerThreads(settings.workers())
                .setDirectBuffers(false)
                .setWorkerOption(Options.WORKER_NAME, "envtest-http")
                .setWorkerOption(Options.THREAD_DAEMON, true)
                .setSocketOption(Options.TCP_NODELAY, true)
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .setServerOption(UndertowOptions.ALWAYS_SET_DATE, false)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .setServerOption(UndertowOptions.MAX_RST_FRAMES_PER_WINDOW, MAX_RESETS)
                .setServerOption(UndertowOptions.IDLE_TIMEOUT, IDLE_MILLIS)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                .setHandler(handler);
        Undertow undertow = listen(builder, settings).build();
        start(undertow, settings);
        return new HttpServer(undertow, streams, settings);
    }

    private static Undertow.Builder listen(Undertow.Builder builder, HttpSettings settings) {
        SSLContext tls = settings.tls();
        if (tls == null) {
            return builder.addHttpListener(settings.port(), settings.host());
        }
        return builder.setSocketOption(Options.SSL_CLIENT_AUTH_MODE, SslClientAuthMode.REQUESTED)
                .addHttpsListener(settings.port(), settings.host(), tls);
    }

    private static void start(Undertow undertow, HttpSettings settings) {
        try {
            undertow.start();
        } catch (RuntimeException e) {
            undertow.stop();
            if (e.getCause() instanceof BindException) {
                throw new IllegalStateException(
                        "port " + settings.port() + " on " + settings.host()
                                + " is taken; stop the program that uses it, choose another port, or 0 for any",
                        e);
            }
            throw e.getCause() instanceof IOException cause
                    ? new UncheckedIOException("cannot listen on " + settings.host() + ":" + settings.port(), cause)
                    : e;
        }
    }

    /** Scheme, host and port, without a slash at the end. */
    public String url() {
        return url;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            streams.stopAll();
            undertow.stop();
        }
    }
}

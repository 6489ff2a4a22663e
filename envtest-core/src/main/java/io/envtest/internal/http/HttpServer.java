package io.envtest.internal.http;

import io.envtest.internal.codec.UnsuitableLibraryException;
import io.envtest.internal.endpoint.negotiation.AnswerEncoder;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.request.RequestInfo;
import io.envtest.internal.request.filter.ApiHandler;
import io.envtest.internal.sim.DaemonThread;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.time.ClusterClock;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.function.Predicate;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.SslClientAuthMode;

/** The listener of one cluster. Closing it ends every connection and thread. */
public final class HttpServer implements AutoCloseable {

    private static final int IO_THREADS = 2;
    private static final int CORE_THREADS = 4;
    private static final int MOST_THREADS = 64;
    private static final int BUFFER_BYTES = 16 * 1024;
    /** Larger bodies are cut off unread; the limit that clients are told is lower. */
    private static final long LARGEST_BODY = 16L * 1024 * 1024;

    private final Undertow undertow;
    private final Connections connections;
    private final ListenOptions options;
    private final LateHandler handler;
    private boolean closed;

    private HttpServer(Undertow undertow, ListenOptions options, LateHandler handler) {
        this.undertow = undertow;
        this.options = options;
        this.handler = handler;
        this.connections = new Connections();
    }

    /**
     * Starts to listen. Requests wait until there is somebody to {@link #serve} them.
     *
     * @throws PortTakenException if somebody else listens there
     */
    public static HttpServer listen(ListenOptions options) {
        QuietLogs.settle();
        LateHandler handler = new LateHandler();
        Undertow undertow = suitable(options, new HttpContinueReadHandler(handler));
        try {
            undertow.start();
        } catch (RuntimeException e) {
            undertow.stop();
            throw e.getCause() instanceof BindException ? new PortTakenException(options.host(), options.port(), e) : e;
        }
        return new HttpServer(undertow, options, handler);
    }

    /**
     * Begins to answer.
     *
     * @param api the whole path of a request
     * @param formats what bodies are written in
     * @param clock dates answers
     * @param executor ends watches in time
     * @param waits whether a request may wait for something, a disk for one; it is then kept off the socket's thread
     */
    public void serve(
            ApiHandler api,
            BodyFormats formats,
            ClusterClock clock,
            ClusterExecutor executor,
            Predicate<RequestInfo> waits) {
        handler.set(new ExchangeHandler(
                api,
                new AnswerEncoder(formats),
                new Streams(formats, executor),
                connections,
                new ShortRequests(waits),
                new HttpDate(clock::now)));
    }

    private static Undertow suitable(ListenOptions options, HttpHandler handler) {
        try {
            return build(options, handler);
        } catch (NoSuchFieldError | NoSuchMethodError e) {
            throw UnsuitableLibraryException.tooOld("io.undertow:undertow-core", "2.2.37", Undertow.class);
        }
    }

    private static Undertow build(ListenOptions options, HttpHandler handler) {
        Undertow.Builder builder = Undertow.builder()
                .setDirectBuffers(false)
                .setBufferSize(BUFFER_BYTES)
                .setIoThreads(IO_THREADS)
                .setWorkerOption(Options.WORKER_NAME, "envtest-http")
                .setWorkerOption(Options.WORKER_TASK_CORE_THREADS, CORE_THREADS)
                .setWorkerOption(Options.WORKER_TASK_MAX_THREADS, MOST_THREADS)
                .setWorkerOption(Options.THREAD_DAEMON, true)
                .setWorkerOption(Options.STACK_SIZE, DaemonThread.STACK_BYTES)
                .setSocketOption(Options.SSL_CLIENT_AUTH_MODE, SslClientAuthMode.REQUESTED)
                .setSocketOption(Options.SSL_ENABLED_PROTOCOLS, Sequence.of("TLSv1.2", "TLSv1.3"))
                .setSocketOption(Options.TCP_NODELAY, true)
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LARGEST_BODY)
                .setServerOption(UndertowOptions.MAX_RST_FRAMES_PER_WINDOW, Integer.MAX_VALUE)
                .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, 1000)
                .setHandler(handler);
        if (options.tls().isPresent()) {
            builder.addHttpsListener(
                    options.port(), options.host(), options.tls().get());
        } else {
            builder.addHttpListener(options.port(), options.host());
        }
        return builder.build();
    }

    /** The port that is listened on. */
    public int port() {
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        return address.getPort();
    }

    /** The URL that clients use. */
    public String url() {
        return (options.tls().isPresent() ? "https://" : "http://") + options.host() + ":" + port();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        handler.cancel();
        connections.closeAll();
        undertow.stop();
    }
}

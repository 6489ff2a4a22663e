package io.envtest.internal.outbound;

import io.envtest.time.ClusterClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends requests to other servers, on the thread that asks. Connections are kept for the next request to the same server.
 * Closing cuts all of them, whoever reads; twice is harmless. Thread-safe.
 */
public final class OutboundClient implements AutoCloseable {

    private final ClusterClock clock;
    private final Dialer dialer;
    private final IdleConnections idle;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Connects nowhere yet. */
    public OutboundClient(ClusterClock clock) {
        this.clock = clock;
        this.dialer = new Dialer(new TlsContexts(clock));
        this.idle = new IdleConnections(clock, this::drop);
    }

    /**
     * Connects ahead of the first request, which would take its time otherwise.
     *
     * @throws OutboundException if that fails, as the request will then
     */
    public void prepare(Destination destination, Duration timeout) throws OutboundException {
        idle.keep(destination, connection(destination, new Limit(clock, timeout)));
    }

    /**
     * Sends a request and waits for the head of its answer.
     *
     * @param timeout for all of the call, the answer's body included unless it is {@link OutboundResponse#unlimited}
     * @return the answer, to be closed
     * @throws OutboundException if there is none
     */
    public OutboundResponse send(OutboundRequest request, Duration timeout) throws OutboundException {
        Limit limit = new Limit(clock, timeout);
        while (true) {
            Connection connection = connection(request.destination(), limit);
            connection.limit(limit);
            try {
                return connection.exchange(request);
            } catch (IOException e) {
                drop(connection);
                boolean stale = connection.used() && !closed && !(e instanceof OutboundException);
                if (!stale) {
                    throw closed ? new OutboundException("context canceled", e) : connection.told(e);
                }
                // the server had closed it while nobody used it: another one will do
            }
        }
    }

    private Connection connection(Destination destination, Limit limit) throws OutboundException {
        Connection kept = idle.take(destination);
        if (kept != null) {
            return kept;
        }
        try {
            Connection made = new Connection(dialer.dial(destination, limit), destination, this::release);
            open.add(made);
            if (closed) {
                drop(made);
                throw new OutboundException("context canceled");
            }
            return made;
        } catch (OutboundException e) {
            throw e;
        } catch (IOException e) {
            throw new OutboundException(String.valueOf(e.getMessage()), e);
        }
    }

    private void release(Connection connection) {
        if (connection.isFree() && !closed) {
            connection.limit(null);
            idle.keep(connection.destination(), connection);
        } else {
            drop(connection);
        }
    }

    private void drop(Connection connection) {
        open.remove(connection);
        connection.cut();
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(this::drop);
    }
}

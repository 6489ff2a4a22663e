package io.envtest.internal.outbound;

import io.envtest.time.ClusterClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Connections that wait for the next request to their server. Thread-safe. */
final class IdleConnections {

    private static final int MOST = 16;
    private static final long LONGEST = Duration.ofSeconds(90).toNanos();

    private record Idle(Connection connection, long since) {}

    private final ClusterClock clock;
    private final Consumer<Connection> dropped;
    private final Map<Destination, Deque<Idle>> waiting = new HashMap<>();

    /** Hands over those that it keeps no longer. */
    IdleConnections(ClusterClock clock, Consumer<Connection> dropped) {
        this.clock = clock;
        this.dropped = dropped;
    }

    /** The one that was used last, null if there is none. */
    synchronized @Nullable Connection take(Destination destination) {
        Deque<Idle> there = waiting.get(destination);
        if (there == null) {
            return null;
        }
        Idle last = there.pollLast();
        while (last != null && clock.nanos() - last.since > LONGEST) {
            dropped.accept(last.connection);
            last = there.pollLast();
        }
        if (there.isEmpty()) {
            waiting.remove(destination);
        }
        return last == null ? null : last.connection;
    }

    /** Keeps one, instead of the oldest if there are many. */
    synchronized void keep(Destination destination, Connection connection) {
        Deque<Idle> there = waiting.computeIfAbsent(destination, any -> new ArrayDeque<>());
        there.addLast(new Idle(connection, clock.nanos()));
        if (there.size() > MOST) {
            dropped.accept(there.removeFirst().connection);
        }
    }
}

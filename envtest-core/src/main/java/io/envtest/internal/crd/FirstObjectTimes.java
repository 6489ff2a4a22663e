package io.envtest.internal.crd;

import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.WriteTimes;
import io.envtest.time.ClusterClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The real server answers the first creates of a custom resource two seconds late, so that other servers have learnt of
 * the definition. Nobody waits here. But what changes the definition after such a create is stated to have happened
 * after the wait, so that the entries of {@code managedFields} come in the order that the real server gives them.
 */
public final class FirstObjectTimes implements WriteTimes {

    private static final Duration WAIT = Duration.ofSeconds(2);

    private final ClusterClock clock;
    private final Map<String, Instant> established = new ConcurrentHashMap<>();
    private final Map<String, Instant> waited = new ConcurrentHashMap<>();

    /** Nothing is established yet. */
    public FirstObjectTimes(ClusterClock clock) {
        this.clock = clock;
    }

    @Override
    public Instant of(ResourceDefinition definition, String name) {
        boolean defines = definition.resource().resource().equals("customresourcedefinitions");
        return defines ? ofDefinition(name) : clock.now();
    }

    /** The time of a write of a definition, now. */
    Instant ofDefinition(String name) {
        Instant now = clock.now();
        Instant earliest = waited.getOrDefault(name, now);
        return earliest.isBefore(now) ? now : earliest;
    }

    /** A definition has come to be served. */
    void established(String name) {
        established.put(name, clock.now());
    }

    /** Somebody creates an object of a definition. */
    void created(String name, Instant now) {
        Instant since = established.get(name);
        if (since != null) {
            if (now.isBefore(since.plus(WAIT))) {
                waited.put(name, now.plus(WAIT));
            }
            established.remove(name);
        }
    }

    /** A definition is gone. */
    void gone(String name) {
        established.remove(name);
        waited.remove(name);
    }
}

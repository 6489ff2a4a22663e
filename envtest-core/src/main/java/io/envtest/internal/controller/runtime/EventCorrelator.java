package io.envtest.internal.controller.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Event;
import io.envtest.view.core.v1.ObjectReference;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a stream of events into few objects, as client-go does: the same event again raises the count of the first; more
 * than ten different messages for one reason within ten minutes become one event {@code (combined from similar events): …}, which names no reporter;
 * an object gets 25 events at once from one source and one every five minutes after that. Used by one thread at a time.
 */
final class EventCorrelator {

    private static final int REMEMBERED = 4096;
    private static final int SIMILAR = 10;
    private static final Duration SIMILAR_WITHIN = Duration.ofMinutes(10);
    private static final double BURST = 25;
    private static final double REFILL_SECONDS = 300;
    private static final double NANOS_PER_SECOND = 1e9;

    private final ClusterClock clock;
    private final Map<String, Similar> similar = new RecentMap<>();
    private final Map<String, Counted> counted = new RecentMap<>();
    private final Map<String, Bucket> buckets = new RecentMap<>();

    /** What to write: a new event, or a patch of the one of this name. */
    record Correlated(String key, Event event, @Nullable ObjectNode patch) {}

    private record Counted(int count, String name, String firstTimestamp) {}

    private static final class Similar {
        final Set<String> messages = new HashSet<>();
        long last;
    }

    private static final class Bucket {
        double tokens = BURST;
        long filled;
    }

    private static final class RecentMap<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        RecentMap() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > REMEMBERED;
        }
    }

    EventCorrelator(ClusterClock clock) {
        this.clock = clock;
    }

    /** What to write for an event; empty if its object has been heard too often. */
    Optional<Correlated> correlate(Event event) {
        String group = group(event);
        boolean combined = combine(group, event);
        String key = combined ? group : group + "|" + event.message();
        Optional<Correlated> result = Optional.of(count(key, event));
        return allowed(source(event)) ? result : Optional.empty();
    }

    /** Remembers what was stored, so that the next like event is counted there. */
    void written(Correlated correlated, Event stored) {
        counted.put(
                correlated.key(), new Counted(stored.count(), stored.metadata().name(), stored.firstTimestamp()));
    }

    private static String source(Event event) {
        ObjectReference about = event.involvedObject();
        return String.join(
                "|",
                event.source().component(),
                event.source().host(),
                about.kind(),
                about.namespace(),
                about.name(),
                about.uid(),
                about.apiVersion());
    }

    private static String group(Event event) {
        return String.join("|", source(event), event.involvedObject().fieldPath(), event.type(), event.reason());
    }

    private boolean combine(String group, Event event) {
        long now = clock.nanos();
        Similar seen = similar.computeIfAbsent(group, key -> new Similar());
        if (now - seen.last > SIMILAR_WITHIN.toNanos()) {
            seen.messages.clear();
        }
        seen.last = now;
        seen.messages.add(event.message());
        if (seen.messages.size() < SIMILAR) {
            return false;
        }
        event.setMessage("(combined from similar events): " + event.message());
        event.setReportingComponent("").setReportingInstance("");
        seen.messages.remove(seen.messages.iterator().next());
        return true;
    }

    private Correlated count(String key, Event event) {
        Counted before = counted.get(key);
        if (before == null) {
            return new Correlated(key, event, null);
        }
        int count = before.count() + 1;
        event.metadata().setName(before.name());
        event.setFirstTimestamp(before.firstTimestamp()).setCount(count);
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.put("count", count).put("lastTimestamp", event.lastTimestamp()).put("message", event.message());
        return new Correlated(key, event, patch);
    }

    private boolean allowed(String source) {
        long now = clock.nanos();
        Bucket bucket = buckets.computeIfAbsent(source, key -> filledAt(now));
        double refill = (now - bucket.filled) / NANOS_PER_SECOND / REFILL_SECONDS;
        bucket.tokens = Math.min(BURST, bucket.tokens + refill);
        bucket.filled = now;
        if (bucket.tokens < 1) {
            return false;
        }
        bucket.tokens--;
        return true;
    }

    private static Bucket filledAt(long now) {
        Bucket bucket = new Bucket();
        bucket.filled = now;
        return bucket;
    }
}

package io.envtest.internal.controller.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.sim.SerialTasks;
import io.envtest.spi.component.ComponentContext;
import io.envtest.time.ClusterClock;
import io.envtest.view.View;
import io.envtest.view.core.v1.ObjectReference;
import io.envtest.view.events.v1.Event;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the users of the cluster what a component did, as {@code events.k8s.io/v1} Events. An event that happens again within
 * six minutes becomes a series. Events are written in order in the background; one that cannot be written is lost.
 * Thread-safe.
 */
public final class SeriesRecorder {

    private static final System.Logger LOG = System.getLogger(SeriesRecorder.class.getName());
    private static final Duration SERIES_ENDS_AFTER = Duration.ofMinutes(6);
    private static final int LONGEST_NOTE = 1024;

    private final Client client;
    private final ClusterClock clock;
    private final EventNames names;
    private final SerialTasks writer;
    private final String controller;
    private final String instance;
    private final Map<String, Ongoing> ongoing = new HashMap<>();

    private record Ongoing(ObjectKey key, int count, long last) {}

    /**
     * Records as a component.
     *
     * @param controller {@code reportingController}
     * @param instance {@code reportingInstance}
     */
    public SeriesRecorder(ComponentContext context, Client client, String controller, String instance) {
        this.client = client;
        this.clock = context.clock();
        this.names = new EventNames(clock, context.random());
        this.writer = SerialTasks.on(context.executor()::execute);
        this.controller = controller;
        this.instance = instance;
    }

    /**
     * Records an event.
     *
     * @param regarding what it is about, with its kind
     * @param related what else has to do with it
     * @param type {@code Normal} or {@code Warning}
     * @param reason why, in CamelCase
     * @param action what was done or tried, in CamelCase
     * @param note text for people
     */
    public void record(View regarding, Optional<View> related, String type, String reason, String action, String note) {
        ObjectReference about = EventRecorder.referenceTo(regarding, "");
        String namespace = about.namespace().isEmpty() ? "default" : about.namespace();
        Event event = Client.empty(Resources.SERIES_EVENTS, namespace);
        event.metadata().setName(names.next(about.name()));
        event.setEventTime(Timestamps.formatMicro(clock.now()));
        event.setReportingController(controller).setReportingInstance(instance);
        event.setAction(action).setReason(reason);
        event.regarding().replaceWith(about);
        related.ifPresent(other -> event.related().replaceWith(EventRecorder.referenceTo(other, "")));
        event.setNote(note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note)
                .setType(type);
        writer.add(() -> write(event));
    }

    /** Drops events not yet written. */
    public void close() {
        writer.close();
    }

    private static String identity(Event event) {
        return String.join(
                "|",
                event.type(),
                event.action(),
                event.reason(),
                event.regarding().uid(),
                event.regarding().name(),
                event.regarding().resourceVersion(),
                event.related().uid());
    }

    private void write(Event event) {
        long now = clock.nanos();
        ongoing.values().removeIf(series -> now - series.last() > SERIES_ENDS_AFTER.toNanos());
        String identity = identity(event);
        Ongoing before = ongoing.get(identity);
        try {
            ObjectKey key = before == null ? create(event) : before.key();
            int count = before == null ? 1 : before.count() + 1;
            if (count == 2) {
                beginSeries(key, event);
            }
            ongoing.put(identity, new Ongoing(key, count, now));
        } catch (ApiException e) {
            ongoing.remove(identity);
            LOG.log(System.Logger.Level.DEBUG, () -> "event lost: " + event + ": " + e.getMessage());
        }
    }

    private ObjectKey create(Event event) {
        return Meta.key(client.create(Resources.SERIES_EVENTS, event).metadata());
    }

    private void beginSeries(ObjectKey key, Event event) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        Event.of(patch).series().setCount(2).setLastObservedTime(event.eventTime());
        client.strategicPatch(Resources.SERIES_EVENTS, key, patch);
    }
}

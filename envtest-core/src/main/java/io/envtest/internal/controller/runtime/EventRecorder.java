package io.envtest.internal.controller.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.sim.SerialTasks;
import io.envtest.spi.component.ComponentContext;
import io.envtest.time.ClusterClock;
import io.envtest.view.View;
import io.envtest.view.core.v1.Event;
import io.envtest.view.core.v1.ObjectReference;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the users of the cluster what a component did, as {@code v1} Events. Like events are counted instead of written
 * again, many alike are combined, and an object that talks too much is cut short (see {@link EventCorrelator}). Events are
 * written in order in the background; one that cannot be written is lost. Thread-safe.
 */
public final class EventRecorder {

    private static final System.Logger LOG = System.getLogger(EventRecorder.class.getName());

    private final Client client;
    private final ClusterClock clock;
    private final SerialTasks writer;
    private final EventCorrelator correlator;
    private final EventNames names;
    private final String component;
    private final String host;

    /**
     * Records as a component.
     *
     * @param context clock, executor and random
     * @param client who writes the events
     * @param component {@code source.component} and {@code reportingComponent}
     * @param host {@code source.host} and {@code reportingInstance}, empty for none
     */
    public EventRecorder(ComponentContext context, Client client, String component, String host) {
        this.client = client;
        this.clock = context.clock();
        this.names = new EventNames(clock, context.random());
        this.writer = SerialTasks.on(context.executor()::execute);
        this.correlator = new EventCorrelator(clock);
        this.component = component;
        this.host = host;
    }

    /** Records that something went as it should. */
    public void normal(View object, String reason, String message) {
        record(object, "", "Normal", reason, message);
    }

    /** Records that something went wrong. */
    public void warning(View object, String reason, String message) {
        record(object, "", "Warning", reason, message);
    }

    /**
     * Records an event.
     *
     * @param object what it is about, with its kind
     * @param fieldPath the part of the object it is about, empty for the whole
     * @param type {@code Normal} or {@code Warning}
     * @param reason why, in CamelCase
     * @param message text for people
     */
    public void record(View object, String fieldPath, String type, String reason, String message) {
        record(referenceTo(object, fieldPath), type, reason, message);
    }

    /** Records an event about an object that need not exist. */
    public void record(ObjectReference about, String type, String reason, String message) {
        Event event = newEvent(about, type, reason, message);
        writer.add(() -> write(event));
    }

    /** Drops events not yet written. */
    public void close() {
        writer.close();
    }

    /** A reference to an object as it is now. */
    public static ObjectReference referenceTo(View object, String fieldPath) {
        ObjectMeta metadata = Meta.of(object);
        ObjectReference reference = ObjectReference.of(JsonNodeFactory.instance.objectNode());
        reference.setKind(object.get("kind").asText());
        if (!metadata.namespace().isEmpty()) {
            reference.setNamespace(metadata.namespace());
        }
        reference
                .setName(metadata.name())
                .setUid(metadata.uid())
                .setApiVersion(object.get("apiVersion").asText());
        if (!metadata.resourceVersion().isEmpty()) {
            reference.setResourceVersion(metadata.resourceVersion());
        }
        if (!fieldPath.isEmpty()) {
            reference.setFieldPath(fieldPath);
        }
        return reference;
    }

    private Event newEvent(ObjectReference about, String type, String reason, String message) {
        String namespace = about.namespace().isEmpty() ? "default" : about.namespace();
        Event event = Client.empty(Resources.EVENTS, namespace);
        event.metadata().setName(names.next(about.name()));
        event.involvedObject().replaceWith(about);
        event.setReason(reason).setMessage(message);
        event.source().setComponent(component);
        if (!host.isEmpty()) {
            event.source().setHost(host);
        }
        String time = Timestamps.now(clock);
        event.setFirstTimestamp(time).setLastTimestamp(time).setCount(1).setType(type);
        return event.setReportingComponent(component).setReportingInstance(host);
    }

    private void write(Event event) {
        Optional<EventCorrelator.Correlated> correlated = correlator.correlate(event);
        if (correlated.isEmpty()) {
            return;
        }
        try {
            Event written = store(correlated.get());
            correlator.written(correlated.get(), written);
        } catch (ApiException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "event lost: " + event + ": " + e.getMessage());
        }
    }

    private Event store(EventCorrelator.Correlated correlated) {
        ObjectNode patch = correlated.patch();
        Event stored = patch == null ? null : patched(correlated.event(), patch);
        return stored == null ? client.create(Resources.EVENTS, correlated.event()) : stored;
    }

    private @Nullable Event patched(Event event, ObjectNode patch) {
        ObjectKey key = Meta.key(event.metadata());
        try {
            return client.strategicPatch(Resources.EVENTS, key, patch);
        } catch (ApiException e) {
            if (e.status().code() == 404) {
                return null;
            }
            throw e;
        }
    }
}

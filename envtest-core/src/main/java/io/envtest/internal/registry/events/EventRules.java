package io.envtest.internal.registry.events;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Event;
import io.envtest.view.core.v1.EventSeries;
import java.util.List;

/** Rules of an Event. */
final class EventRules {

    private static final int MOST_CHARACTERS = 128;
    private static final int MESSAGE_CHARACTERS = 1024;
    private static final List<String> TYPES = List.of("Normal", "Warning");
    /** In the order in which the server looks at them, the reason twice. */
    private static final List<String> FIXED_BEFORE_TIME =
            List.of("reason", "message", "source", "firstTimestamp", "lastTimestamp", "count", "reason", "type");

    private EventRules() {}

    /**
     * The rules of both groups.
     *
     * @param newer whether it was sent to events.k8s.io
     */
    static void event(FieldErrors errors, Event event, boolean newer) {
        String namespace = event.metadata().namespace();
        String involved = event.involvedObject().namespace();
        FieldPath path = event.involvedObject().path("namespace");
        boolean clusterWide = namespace.isEmpty() || namespace.equals("default");
        if (!event.has("eventTime")) {
            boolean agrees = involved.isEmpty() ? clusterWide : involved.equals(namespace);
            if (!agrees) {
                errors.invalid(path, involved, "does not match event.namespace");
            }
            return;
        }
        if (involved.isEmpty() && !clusterWide && !namespace.equals("kube-system")) {
            errors.invalid(path, involved, "does not match event.namespace");
        }
        FieldPath controller = FieldPath.root(newer ? "reportingController" : "reportingComponent");
        Rules.required(errors, controller, event.reportingComponent());
        Rules.format(errors, controller, event.reportingComponent(), Formats.QUALIFIED_NAME);
        text(errors, event.path("reportingInstance"), event.reportingInstance());
        text(errors, event.path("action"), event.action());
        text(errors, event.path("reason"), event.reason());
        atMost(errors, event.path("message"), event.message(), MESSAGE_CHARACTERS);
    }

    private static void text(FieldErrors errors, FieldPath path, String text) {
        Rules.required(errors, path, text);
        atMost(errors, path, text, MOST_CHARACTERS);
    }

    private static void atMost(FieldErrors errors, FieldPath path, String text, int most) {
        if (text.length() > most) {
            errors.invalid(path, "", "can have at most " + most + " characters");
        }
    }

    /** What else holds for a new event of the newer group. */
    static void created(FieldErrors errors, Event event) {
        series(errors, event.series());
        if (!event.has("eventTime")) {
            errors.required(event.path("eventTime"), "");
        }
        if (!TYPES.contains(event.type())) {
            errors.invalid(event.path("type"), "", "has invalid value: " + event.type());
        }
        unset(errors, event.path("firstTimestamp"), event.has("firstTimestamp"));
        unset(errors, event.path("lastTimestamp"), event.has("lastTimestamp"));
        unset(errors, event.path("count"), event.count() != 0);
        unset(
                errors,
                event.path("source"),
                !event.source().component().isEmpty() || !event.source().host().isEmpty());
    }

    private static void unset(FieldErrors errors, FieldPath path, boolean set) {
        if (set) {
            errors.invalid(path, "", "needs to be unset");
        }
    }

    private static void series(FieldErrors errors, EventSeries series) {
        if (!series.present()) {
            return;
        }
        if (series.count() < 2) {
            errors.invalid(series.path("count"), "", "should be at least 2");
        }
        Rules.required(errors, series.path("lastObservedTime"), series.lastObservedTime());
    }

    /** What may change in an event of the newer group: its series, and nothing else. */
    static void updated(FieldErrors errors, Event event, Event old) {
        if (!Rules.same(event.series(), old.series())) {
            series(errors, event.series());
        }
        if (!Rules.same(event.involvedObject(), old.involvedObject())) {
            errors.invalid(
                    event.involvedObject().path(), GoValue.byValue(event.involvedObject()), "field is immutable");
        }
        FIXED_BEFORE_TIME.forEach(field -> fixed(errors, event, old, field));
        fixed(errors, event, old, "eventTime");
        fixed(errors, event, old, "action");
        Rules.immutable(errors, event.related(), old.related());
        if (!event.reportingComponent().equals(old.reportingComponent())) {
            errors.invalid(FieldPath.root("reportingController"), event.reportingComponent(), "field is immutable");
        }
        fixed(errors, event, old, "reportingInstance");
    }

    private static void fixed(FieldErrors errors, Event event, Event old, String field) {
        if (Rules.same(event.get(field), old.get(field))) {
            return;
        }
        Object value = switch (field) {
            case "source" -> GoValue.byValue(event.source());
            case "count" -> event.count();
            case "eventTime", "firstTimestamp", "lastTimestamp" -> event.has(field) ? event.get(field) : null;
            default -> event.get(field).asText();
        };
        errors.invalid(event.path(field), value, "field is immutable");
    }
}

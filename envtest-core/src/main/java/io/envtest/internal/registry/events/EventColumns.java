package io.envtest.internal.registry.events;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Column;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.core.v1.Event;
import io.envtest.view.core.v1.ObjectReference;
import java.util.List;
import java.util.Locale;

/** How an Event is shown. */
final class EventColumns {

    private EventColumns() {}

    static Columns<Event> columns() {
        Columns<Event> columns = Columns.of("io.k8s.api.core.v1", Event::of)
                .text("Last Seen", doc("Event", "lastTimestamp"), (event, now) -> Cells.age(lastSeen(event), now))
                .text("Type", doc("Event", "type"), Event::type)
                .text("Reason", doc("Event", "reason"), Event::reason)
                .text("Object", doc("Event", "involvedObject"), event -> object(event.involvedObject()))
                .wide()
                .text(
                        "Subobject",
                        doc("ObjectReference", "fieldPath"),
                        event -> event.involvedObject().fieldPath())
                .text(
                        "Source",
                        "The component reporting this event. Should be a short machine understandable string.",
                        EventColumns::source);
        columns.add(message());
        return columns.text(
                        "First Seen", doc("Event", "firstTimestamp"), (event, now) -> Cells.age(firstSeen(event), now))
                .text("Count", doc("Event", "count"), EventColumns::count)
                .name();
    }

    /** The one column between the wide ones that is always shown. */
    private static Column message() {
        List<Column> one = Columns.of("io.k8s.api.core.v1", Event::of)
                .text(
                        "Message",
                        doc("Event", "message"),
                        event -> event.message().strip())
                .build();
        return one.get(0);
    }

    private static String object(ObjectReference involved) {
        String kind = involved.kind().toLowerCase(Locale.ROOT);
        return involved.name().isEmpty() ? kind : kind + "/" + involved.name();
    }

    private static String source(Event event) {
        String component = event.source().component();
        if (component.isEmpty()) {
            component = event.reportingComponent();
        }
        String host = event.source().host();
        if (host.isEmpty()) {
            host = event.reportingInstance();
        }
        return host.isEmpty() ? component : component + ", " + host;
    }

    private static String firstSeen(Event event) {
        return event.has("firstTimestamp") ? event.firstTimestamp() : event.eventTime();
    }

    private static String lastSeen(Event event) {
        if (event.series().present()) {
            return event.series().lastObservedTime();
        }
        return event.has("lastTimestamp") ? event.lastTimestamp() : firstSeen(event);
    }

    private static int count(Event event) {
        if (event.series().present()) {
            return event.series().count();
        }
        return Math.max(1, event.count());
    }
}

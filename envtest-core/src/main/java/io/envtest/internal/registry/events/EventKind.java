package io.envtest.internal.registry.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.view.core.v1.Event;
import io.envtest.view.core.v1.ObjectReference;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Event: what happened to an object. Served by two groups; both see the same objects.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/">Event</a>
 */
final class EventKind {

    private EventKind() {}

    static KindDeclaration declare(String group) {
        return KindDeclaration.of(group, "Event")
                .strategy(new Main(!group.isEmpty()))
                .storedIn("", "v1")
                .conversion(
                        "v1",
                        event -> group.isEmpty() ? event : EventGroups.toCore(event),
                        event -> group.isEmpty() ? event : EventGroups.fromCore(event))
                .columns(EventColumns::columns)
                .build();
    }

    private static final class Main extends KindStrategy<Event> {

        /** Whether the stricter rules of the newer group hold. */
        private final boolean strict;

        Main(boolean strict) {
            super(Event::of, Trait.ALLOWS_CREATE_ON_UPDATE, Trait.OWNS_NO_DEPENDENTS, Trait.IS_NOT_CACHED);
            this.strict = strict;
        }

        @Override
        protected void validate(StrategyContext context, Event event, FieldErrors errors) {
            EventRules.event(errors, event, strict);
            if (strict) {
                metadata(context, event, errors);
                EventRules.created(errors, event);
            }
        }

        @Override
        protected void validate(StrategyContext context, Event event, Event old, FieldErrors errors) {
            EventRules.event(errors, event, strict);
            if (strict) {
                metadata(event, old, errors);
                EventRules.updated(errors, event, old);
            }
        }

        @Override
        public Map<String, String> selectableFields(ObjectNode object) {
            Event event = Event.of(object);
            ObjectReference involved = event.involvedObject();
            String component = event.source().component();
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("involvedObject.kind", involved.kind());
            fields.put("involvedObject.namespace", involved.namespace());
            fields.put("involvedObject.name", involved.name());
            fields.put("involvedObject.uid", involved.uid());
            fields.put("involvedObject.apiVersion", involved.apiVersion());
            fields.put("involvedObject.resourceVersion", involved.resourceVersion());
            fields.put("involvedObject.fieldPath", involved.fieldPath());
            fields.put("reason", event.reason());
            fields.put("reportingComponent", event.reportingComponent());
            fields.put("source", component.isEmpty() ? event.reportingComponent() : component);
            fields.put("type", event.type());
            return fields;
        }
    }
}

package io.envtest.internal.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.request.filter.RefusedRequests;
import io.envtest.spi.component.ApiAccess;
import io.envtest.view.core.v1.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells what is in a cluster, for people who look for the reason of a failure. Thread-safe. */
public final class ClusterReport {

    private static final int LAST_EVENTS = 20;
    private static final GroupVersionResource EVENTS = new GroupVersionResource("", "v1", "events");

    private final ApiAccess api;
    private final ResourceRegistry registry;
    private final RefusedRequests refused;

    /** Reports on a cluster that is read by this API. */
    public ClusterReport(ApiAccess api, ResourceRegistry registry, RefusedRequests refused) {
        this.api = api;
        this.registry = registry;
        this.refused = refused;
    }

    /** Several lines: what is not ready, what was refused, and the last events. */
    public String text() {
        StringBuilder out = new StringBuilder();
        List<String> unready = new ArrayList<>(UnreadyObjects.lines(api));
        addUnreadyOfAnyKind(unready);
        section(out, "Not ready", unready, "nothing");
        List<String> requests = refused.latest();
        if (!requests.isEmpty()) {
            section(out, "Last refused requests", requests, "none");
        }
        section(out, "Last events", events(), "none");
        return out.toString();
    }

    private static void section(StringBuilder out, String heading, List<String> lines, String ifEmpty) {
        out.append(heading).append(":\n");
        List<String> shown = lines.isEmpty() ? List.of(ifEmpty) : lines;
        shown.forEach(line -> out.append("  ").append(line).append('\n'));
    }

    private void addUnreadyOfAnyKind(List<String> lines) {
        registry.all().stream()
                .filter(definition -> definition.verbs().contains("list"))
                .filter(definition -> !definition.converts())
                .sorted(Comparator.comparing(definition -> definition.resource().toString()))
                .forEach(definition -> addLines(definition, lines));
    }

    private void addLines(ResourceDefinition definition, List<String> lines) {
        try {
            for (ObjectNode object : api.list(definition.resource(), "", "", "")) {
                HeldObjects.line(definition, object)
                        .or(() -> CustomObjects.line(definition, object))
                        .ifPresent(lines::add);
            }
        } catch (ApiException e) {
            lines.add(definition.resource().resource() + " cannot be listed: " + e.getMessage());
        }
    }

    private List<String> events() {
        List<ObjectNode> events = api.list(EVENTS, "", "", "").stream()
                .sorted(Comparator.comparingLong(ClusterReport::revision))
                .toList();
        return events.stream()
                .skip(Math.max(0, events.size() - LAST_EVENTS))
                .map(object -> event(Event.of(object)))
                .toList();
    }

    private static long revision(ObjectNode object) {
        return object.path("metadata").path("resourceVersion").asLong();
    }

    private static String event(Event event) {
        String about = Names.of(
                event.involvedObject().kind(),
                event.involvedObject().namespace(),
                event.involvedObject().name());
        String often = event.count() > 1 ? " (" + event.count() + " times)" : "";
        return event.type() + " " + event.reason() + " " + about + ": " + event.message() + often;
    }
}

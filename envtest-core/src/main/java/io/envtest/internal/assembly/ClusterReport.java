package io.envtest.internal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.spi.component.ApiAccess;
import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.core.v1.Event;
import io.envtest.view.core.v1.Pod;
import java.util.Comparator;
import java.util.List;

/** Tells what is in a cluster, for people who look for the reason of a failure. */
final class ClusterReport {

    private static final int LAST_EVENTS = 20;
    private static final GroupVersionResource EVENTS = new GroupVersionResource("", "v1", "events");
    private static final GroupVersionResource PODS = new GroupVersionResource("", "v1", "pods");
    private static final GroupVersionResource DEPLOYMENTS = new GroupVersionResource("apps", "v1", "deployments");

    private final ApiAccess api;
    private final StringBuilder out = new StringBuilder();

    ClusterReport(ApiAccess api) {
        this.api = api;
    }

    String text() {
        out.append("Not ready:\n");
        int before = out.length();
        all(DEPLOYMENTS).forEach(object -> deployment(Deployment.of(object)));
        all(PODS).forEach(object -> pod(Pod.of(object)));
        if (out.length() == before) {
            out.append("  nothing\n");
        }
        events();
        return out.toString();
    }

    private List<ObjectNode> all(GroupVersionResource resource) {
        return api.list(resource, "", "", "");
    }

    private void deployment(Deployment deployment) {
        int wanted = deployment.spec().replicas();
        int available = deployment.status().availableReplicas();
        if (available < wanted) {
            line(
                    "deployment",
                    deployment.metadata().namespace(),
                    deployment.metadata().name(),
                    available + " of " + wanted + " replicas available");
        }
    }

    private void pod(Pod pod) {
        boolean ready = pod.status().conditions().stream()
                .anyMatch(c -> c.type().equals("Ready") && c.status().equals("True"));
        if (!ready && !pod.status().phase().equals("Succeeded")) {
            String why = pod.status().conditions().stream()
                    .filter(c -> c.status().equals("False") && !c.message().isEmpty())
                    .findFirst()
                    .map(c -> ", " + c.type() + ": " + c.message())
                    .orElse("");
            line(
                    "pod",
                    pod.metadata().namespace(),
                    pod.metadata().name(),
                    pod.status().phase() + why);
        }
    }

    private void line(String kind, String namespace, String name, String what) {
        out.append("  ")
                .append(kind)
                .append(' ')
                .append(namespace)
                .append('/')
                .append(name)
                .append(": ")
                .append(what)
                .append('\n');
    }

    private void events() {
        List<ObjectNode> events = all(EVENTS).stream()
                .sorted(Comparator.comparingLong(ClusterReport::revision))
                .toList();
        out.append("Last events:\n");
        events.stream()
                .skip(Math.max(0, events.size() - LAST_EVENTS))
                .map(Event::of)
                .forEach(this::event);
        if (events.isEmpty()) {
            out.append("  none\n");
        }
    }

    private static long revision(ObjectNode object) {
        JsonNode version = object.path("metadata").path("resourceVersion");
        return version.asLong();
    }

    private void event(Event event) {
        out.append("  ")
                .append(event.type())
                .append(' ')
                .append(event.reason())
                .append(' ')
                .append(event.involvedObject().kind())
                .append(' ')
                .append(event.involvedObject().namespace())
                .append('/')
                .append(event.involvedObject().name())
                .append(": ")
                .append(event.message())
                .append('\n');
    }
}

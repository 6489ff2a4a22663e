package io.envtest.internal.admission.plugin.limitranger;

import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.LimitRange;
import io.envtest.view.core.v1.LimitRangeItem;
import io.envtest.view.core.v1.Pod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fills in requests and limits that containers do not state, and notes in an annotation what was filled in. */
final class ContainerDefaults {

    private static final String ANNOTATION = "kubernetes.io/limit-ranger";

    private ContainerDefaults() {}

    static void apply(LimitRange range, Pod pod) {
        Map<String, String> requests = new TreeMap<>();
        Map<String, String> limits = new TreeMap<>();
        for (LimitRangeItem item : range.spec().limits()) {
            if (item.type().equals("Container")) {
                requests.putAll(item.defaultRequest());
                limits.putAll(item.default_());
            }
        }
        List<String> notes = new ArrayList<>();
        pod.spec().containers().forEach(c -> complete(c, "container", requests, limits, notes));
        pod.spec().initContainers().forEach(c -> complete(c, "init container", requests, limits, notes));
        if (!notes.isEmpty()) {
            Map<String, String> annotations = new LinkedHashMap<>(pod.metadata().annotations());
            annotations.put(ANNOTATION, "LimitRanger plugin set: " + String.join("; ", notes));
            pod.metadata().setAnnotations(annotations);
        }
    }

    private static void complete(
            Container container,
            String kind,
            Map<String, String> requests,
            Map<String, String> limits,
            List<String> notes) {
        Map<String, String> requested =
                new LinkedHashMap<>(container.resources().requests());
        List<String> added = missing(requests, requested);
        if (!added.isEmpty()) {
            container.resources().setRequests(requested);
            notes.add(String.join(", ", added) + " request for " + kind + " " + container.name());
        }
        Map<String, String> limited = new LinkedHashMap<>(container.resources().limits());
        added = missing(limits, limited);
        if (!added.isEmpty()) {
            container.resources().setLimits(limited);
            notes.add(String.join(", ", added) + " limit for " + kind + " " + container.name());
        }
    }

    private static List<String> missing(Map<String, String> defaults, Map<String, String> stated) {
        List<String> added = new ArrayList<>();
        defaults.forEach((name, amount) -> {
            if (stated.putIfAbsent(name, amount) == null) {
                added.add(name);
            }
        });
        return added;
    }
}

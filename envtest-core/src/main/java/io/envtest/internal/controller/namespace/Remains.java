package io.envtest.internal.controller.namespace;

import io.envtest.api.GroupVersionResource;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is left in a namespace after its content was deleted. */
final class Remains {

    private final Map<GroupVersionResource, Integer> perResource = new LinkedHashMap<>();
    private final Map<String, Integer> perFinalizer = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private long estimateSeconds;
    private boolean podsFirst;

    void add(GroupVersionResource resource, ObjectMeta metadata) {
        perResource.merge(resource, 1, Integer::sum);
        for (String finalizer : metadata.finalizers()) {
            perFinalizer.merge(finalizer, 1, Integer::sum);
        }
    }

    /** A pod may take as long as it was given. */
    void addGrace(Pod pod) {
        long grace = pod.metadata().hasDeletionGracePeriodSeconds()
                ? pod.metadata().deletionGracePeriodSeconds()
                : pod.spec().terminationGracePeriodSeconds();
        estimateSeconds = Math.max(estimateSeconds, grace);
    }

    void fail(String message) {
        failures.add(message);
    }

    boolean isEmpty() {
        return perResource.isEmpty() && failures.isEmpty();
    }

    Set<GroupVersionResource> resources() {
        return perResource.keySet();
    }

    /** Seconds it may take until the rest is gone. */
    long estimateSeconds() {
        return estimateSeconds;
    }

    List<String> failures() {
        return failures;
    }

    /** Nothing but the pods has been looked at yet; as long as they hold up the rest, no total is told. */
    Remains onlyPods() {
        podsFirst = true;
        return this;
    }

    /** For example {@code configmaps. has 1 resource instances}; empty if nothing is left. */
    String resourceText() {
        Map<String, Integer> byName = new TreeMap<>();
        perResource.forEach((resource, count) -> byName.put(resource.resource() + "." + resource.group(), count));
        return text(byName, " has ");
    }

    /** For example {@code example.com/x in 2 resource instances}; empty if no finalizer is left. */
    String finalizerText() {
        return text(perFinalizer, " in ");
    }

    private String text(Map<String, Integer> counts, String between) {
        if (podsFirst) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((name, count) -> parts.add(name + between + count + " resource instances"));
        return String.join(", ", parts);
    }
}

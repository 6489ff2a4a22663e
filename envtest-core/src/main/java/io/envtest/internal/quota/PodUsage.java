package io.envtest.internal.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.admission.PodResources;
import io.envtest.internal.meta.Quantity;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts pods and what their containers ask for; a pod that has ended is free, but still an object. */
final class PodUsage implements Evaluator {

    private static final String REQUESTS = "requests.";
    private static final String LIMITS = "limits.";
    private static final Set<String> COMPUTE = Set.of("cpu", "memory", "ephemeral-storage");

    @Override
    public boolean concerns(String limit) {
        return limit.equals("pods")
                || limit.equals("count/pods")
                || COMPUTE.contains(limit)
                || limit.startsWith("hugepages-")
                || limit.startsWith(LIMITS)
                || limit.startsWith(REQUESTS) && !limit.equals("requests.storage");
    }

    /** A deadline that is set later takes a pod from one scope to another. */
    @Override
    public boolean countsUpdates() {
        return true;
    }

    @Override
    public boolean releases(ObjectNode before, ObjectNode now) {
        boolean moved = Pod.of(before).spec().hasActiveDeadlineSeconds()
                != Pod.of(now).spec().hasActiveDeadlineSeconds();
        return moved || !usage(before).equals(usage(now));
    }

    @Override
    public Map<String, Quantity> usage(ObjectNode object) {
        Pod pod = Pod.of(object);
        Map<String, Quantity> usage = new LinkedHashMap<>();
        usage.put("count/pods", Quantity.of(1));
        if (hasEnded(pod)) {
            return usage;
        }
        usage.put("pods", Quantity.of(1));
        Map<String, Quantity> overhead = PodResources.parse(pod.spec().overhead());
        Map<String, Quantity> requests = PodResources.requests(pod.spec());
        PodResources.add(requests, overhead);
        requests.forEach((name, amount) -> request(usage, name, amount));
        Map<String, Quantity> limits = PodResources.limits(pod.spec());
        overhead.forEach((name, amount) -> limits.computeIfPresent(name, (key, limit) -> limit.plus(amount)));
        limits.forEach((name, amount) -> {
            if (COMPUTE.contains(name)) {
                usage.put(LIMITS + name, amount);
            }
        });
        return usage;
    }

    private static void request(Map<String, Quantity> usage, String name, Quantity amount) {
        usage.put(REQUESTS + name, amount);
        if (COMPUTE.contains(name) || name.startsWith("hugepages-")) {
            usage.put(name, amount);
        }
    }

    private static boolean hasEnded(Pod pod) {
        String phase = pod.status().phase();
        return phase.equals("Succeeded") || phase.equals("Failed") || shouldBeGone(pod.metadata());
    }

    /** Whether only a finalizer, or a node that is lost, keeps a pod that was given no time to end. */
    private static boolean shouldBeGone(ObjectMeta pod) {
        return pod.hasDeletionTimestamp()
                && pod.hasDeletionGracePeriodSeconds()
                && pod.deletionGracePeriodSeconds() == 0;
    }

    @Override
    public boolean inScope(Scope scope, ObjectNode object) {
        PodSpec spec = Pod.of(object).spec();
        return switch (scope.name()) {
            case "Terminating" -> spec.hasActiveDeadlineSeconds();
            case "NotTerminating" -> !spec.hasActiveDeadlineSeconds();
            case "BestEffort" -> isBestEffort(spec);
            case "NotBestEffort" -> !isBestEffort(spec);
            case "PriorityClass" -> scope.takes(spec.priorityClassName());
            case "CrossNamespacePodAffinity" -> CrossNamespaceAffinity.has(spec.affinity());
            default -> false;
        };
    }

    private static boolean isBestEffort(PodSpec spec) {
        return containers(spec).stream()
                        .allMatch(
                                container -> namesNothing(container.resources().requests())
                                        && namesNothing(container.resources().limits()))
                && namesNothing(spec.resources().requests())
                && namesNothing(spec.resources().limits());
    }

    private static boolean namesNothing(Map<String, String> amounts) {
        return !amounts.containsKey("cpu") && !amounts.containsKey("memory");
    }

    private static List<Container> containers(PodSpec spec) {
        List<Container> all = new ArrayList<>(spec.containers());
        all.addAll(spec.initContainers());
        return all;
    }

    @Override
    public List<String> missing(ObjectNode object, Iterable<String> limits) {
        PodSpec spec = Pod.of(object).spec();
        Map<String, List<String>> without = new TreeMap<>();
        for (String limit : limits) {
            for (Container container : containers(spec)) {
                if (mustBeSaid(limit) && !says(spec, container, limit)) {
                    without.computeIfAbsent(limit, key -> new ArrayList<>()).add(container.name());
                }
            }
        }
        List<String> missing = new ArrayList<>();
        without.forEach((limit, names) -> missing.add(limit + " for: " + String.join(",", names)));
        return missing;
    }

    private static boolean mustBeSaid(String limit) {
        String plain = plain(limit);
        return plain.equals("cpu") || plain.equals("memory");
    }

    private static String plain(String limit) {
        String rest = limit.startsWith(LIMITS) ? limit.substring(LIMITS.length()) : limit;
        return rest.startsWith(REQUESTS) ? rest.substring(REQUESTS.length()) : rest;
    }

    private static boolean says(PodSpec spec, Container container, String limit) {
        String plain = plain(limit);
        boolean isLimit = limit.startsWith(LIMITS);
        Map<String, String> own =
                isLimit ? container.resources().limits() : container.resources().requests();
        Map<String, String> whole =
                isLimit ? spec.resources().limits() : spec.resources().requests();
        return own.containsKey(plain) || whole.containsKey(plain);
    }
}

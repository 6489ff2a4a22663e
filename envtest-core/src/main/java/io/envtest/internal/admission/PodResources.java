package io.envtest.internal.admission;

import io.envtest.internal.meta.Quantity;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.ResourceRequirements;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a pod asks for as a whole: its containers together, or the largest step of its start, whichever is more.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers">Resource
 *     sharing within containers</a>
 */
public final class PodResources {

    private PodResources() {}

    /** Requests by resource name; without overhead. */
    public static Map<String, Quantity> requests(PodSpec spec) {
        return sum(spec, ResourceRequirements::requests);
    }

    /** Limits by resource name; without overhead. */
    public static Map<String, Quantity> limits(PodSpec spec) {
        return sum(spec, ResourceRequirements::limits);
    }

    /** Amounts as numbers. */
    public static Map<String, Quantity> parse(Map<String, String> amounts) {
        Map<String, Quantity> parsed = new TreeMap<>();
        amounts.forEach(
                (name, amount) -> parsed.put(name, Quantity.tryParse(amount).orElse(Quantity.ZERO)));
        return parsed;
    }

    /** Adds amounts to a total. */
    public static void add(Map<String, Quantity> total, Map<String, Quantity> more) {
        more.forEach((name, amount) -> total.merge(name, amount, Quantity::plus));
    }

    private static Map<String, Quantity> sum(PodSpec spec, Function<ResourceRequirements, Map<String, String>> which) {
        Map<String, Quantity> running = new TreeMap<>();
        for (Container container : spec.containers()) {
            add(running, parse(which.apply(container.resources())));
        }
        Map<String, Quantity> sidecars = new TreeMap<>();
        Map<String, Quantity> starting = new TreeMap<>();
        for (Container container : spec.initContainers()) {
            Map<String, Quantity> step = parse(which.apply(container.resources()));
            if (container.restartPolicy().equals("Always")) {
                add(running, step);
                add(sidecars, step);
                step = new TreeMap<>(sidecars);
            } else {
                add(step, sidecars);
            }
            step.forEach((name, amount) -> starting.merge(name, amount, PodResources::larger));
        }
        starting.forEach((name, amount) -> running.merge(name, amount, PodResources::larger));
        running.putAll(parse(which.apply(spec.resources())));
        return running;
    }

    private static Quantity larger(Quantity one, Quantity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}

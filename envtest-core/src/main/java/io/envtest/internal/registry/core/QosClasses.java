package io.envtest.internal.registry.core;

import io.envtest.internal.meta.Quantity;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.ResourceRequirements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The quality of service of a pod, from its containers' resources.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/">Pod quality of service</a>
 */
final class QosClasses {

    private static final List<String> COUNTED = List.of("cpu", "memory");

    private QosClasses() {}

    static String of(PodSpec spec) {
        List<ResourceRequirements> all = new ArrayList<>();
        if (spec.resources().present()) {
            all.add(spec.resources());
        } else {
            spec.initContainers().stream().map(Container::resources).forEach(all::add);
            spec.containers().stream().map(Container::resources).forEach(all::add);
        }
        boolean any = all.stream().anyMatch(r -> counted(r.requests()) || counted(r.limits()));
        if (!any) {
            return "BestEffort";
        }
        return all.stream().allMatch(QosClasses::guaranteed) ? "Guaranteed" : "Burstable";
    }

    private static boolean counted(Map<String, String> amounts) {
        return COUNTED.stream().anyMatch(resource -> positive(amounts, resource));
    }

    private static boolean positive(Map<String, String> amounts, String resource) {
        return amounts.containsKey(resource)
                && Quantity.parse(amounts.get(resource)).sign() > 0;
    }

    private static boolean guaranteed(ResourceRequirements resources) {
        return COUNTED.stream()
                .allMatch(resource -> positive(resources.limits(), resource)
                        && amount(resources.limits(), resource).compareTo(amount(resources.requests(), resource)) == 0);
    }

    private static Quantity amount(Map<String, String> amounts, String resource) {
        return Quantity.parse(amounts.getOrDefault(resource, "0"));
    }
}

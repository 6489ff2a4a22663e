package io.envtest.internal.registry.core;

import io.envtest.internal.meta.Quantity;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What the containers of a pod need together: those that run at the same time are added, those that run one after the
 * other count with the greatest.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers">Resource sharing</a>
 */
final class ContainerTotals {

    private ContainerTotals() {}

    static Map<String, Quantity> requests(PodSpec spec) {
        return total(spec, container -> container.resources().requests());
    }

    static Map<String, Quantity> limits(PodSpec spec) {
        return total(spec, container -> container.resources().limits());
    }

    private static Map<String, Quantity> total(PodSpec spec, Function<Container, Map<String, String>> amounts) {
        Map<String, Quantity> sum = sum(spec.containers(), amounts);
        Map<String, Quantity> sidecars = new HashMap<>();
        Map<String, Quantity> starting = new HashMap<>();
        for (Container container : spec.initContainers()) {
            Map<String, Quantity> own = sum(List.of(container), amounts);
            if (container.restartPolicy().equals("Always")) {
                own.forEach(adder(sum));
                own.forEach(adder(sidecars));
                sidecars.forEach(maximum(starting));
            } else {
                sidecars.forEach(adder(own));
                own.forEach(maximum(starting));
            }
        }
        starting.forEach(maximum(sum));
        return sum;
    }

    private static Map<String, Quantity> sum(
            List<Container> containers, Function<Container, Map<String, String>> amounts) {
        Map<String, Quantity> sum = new HashMap<>();
        for (Container container : containers) {
            amounts.apply(container).forEach((name, amount) -> adder(sum).accept(name, QuantityRules.of(amount)));
        }
        return sum;
    }

    private static BiConsumer<String, Quantity> adder(Map<String, Quantity> sum) {
        return (name, amount) -> sum.merge(name, amount, Quantity::plus);
    }

    private static BiConsumer<String, Quantity> maximum(Map<String, Quantity> most) {
        return (name, amount) -> most.merge(name, amount, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
}

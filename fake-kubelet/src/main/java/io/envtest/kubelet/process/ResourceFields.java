package io.envtest.kubelet.process;

import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.meta.Quantity;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.ResourceFieldSelector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** The resources of a container that it can be told; a limit that is not set is what its node has. */
final class ResourceFields {

    private final Lister<Node> nodes;

    ResourceFields(Lister<Node> nodes) {
        this.nodes = nodes;
    }

    String valueOf(Pod pod, Container container, ResourceFieldSelector selector) {
        int dot = selector.resource().indexOf('.');
        String kind = selector.resource().substring(0, Math.max(0, dot));
        String resource = selector.resource().substring(dot + 1);
        Map<String, String> amounts = kind.equals("limits")
                ? container.resources().limits()
                : container.resources().requests();
        String amount = amounts.getOrDefault(resource, "0");
        if (kind.equals("limits") && !amounts.containsKey(resource)) {
            amount = nodes.get("", pod.spec().nodeName())
                    .map(node -> node.status().allocatable().getOrDefault(resource, "0"))
                    .orElse("0");
        }
        BigDecimal divisor = Quantity.parse(selector.divisor().isEmpty() ? "1" : selector.divisor())
                .amount();
        BigDecimal unit = divisor.signum() == 0 ? BigDecimal.ONE : divisor;
        return Quantity.parse(amount)
                .amount()
                .divide(unit, 0, RoundingMode.CEILING)
                .toPlainString();
    }
}

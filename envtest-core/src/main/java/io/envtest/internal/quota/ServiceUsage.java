package io.envtest.internal.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.Quantity;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServiceSpec;
import java.util.Map;
import java.util.Set;

/** Counts services, their node ports and load balancers. */
final class ServiceUsage implements Evaluator {

    private static final Set<String> NAMES =
            Set.of("count/services", "services", "services.nodeports", "services.loadbalancers");

    @Override
    public boolean concerns(String limit) {
        return NAMES.contains(limit);
    }

    @Override
    public boolean countsUpdates() {
        return true;
    }

    @Override
    public Map<String, Quantity> usage(ObjectNode object) {
        ServiceSpec spec = Service.of(object).spec();
        boolean balanced = spec.type().equals("LoadBalancer");
        return Map.of(
                "count/services", Quantity.of(1),
                "services", Quantity.of(1),
                "services.nodeports", Quantity.of(nodePorts(spec)),
                "services.loadbalancers", Quantity.of(balanced ? 1 : 0));
    }

    private static long nodePorts(ServiceSpec spec) {
        boolean balanced = spec.type().equals("LoadBalancer");
        if (balanced && spec.hasAllocateLoadBalancerNodePorts() && !spec.allocateLoadBalancerNodePorts()) {
            return spec.ports().stream().filter(port -> port.nodePort() != 0).count();
        }
        return balanced || spec.type().equals("NodePort") ? spec.ports().size() : 0;
    }
}

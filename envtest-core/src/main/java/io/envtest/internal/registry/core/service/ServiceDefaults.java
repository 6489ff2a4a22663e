package io.envtest.internal.registry.core.service;

import io.envtest.view.core.v1.LoadBalancerIngress;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServicePort;
import io.envtest.view.core.v1.ServiceSpec;

/** Defaults of a Service. */
final class ServiceDefaults {

    private static final int AFFINITY_SECONDS = 10_800;

    private ServiceDefaults() {}

    static void set(Service service) {
        ServiceSpec spec = service.spec();
        affinity(spec);
        if (spec.type().isEmpty()) {
            spec.setType(ServiceTypes.CLUSTER_IP);
        }
        spec.ports().forEach(ServiceDefaults::port);
        if (ServiceTypes.isReachableFromOutside(spec)
                && spec.externalTrafficPolicy().isEmpty()) {
            spec.setExternalTrafficPolicy("Cluster");
        }
        if (ServiceTypes.hasClusterIp(spec) && !spec.hasInternalTrafficPolicy()) {
            spec.setInternalTrafficPolicy("Cluster");
        }
        if (ServiceTypes.isLoadBalancer(spec)) {
            loadBalancer(service);
        }
    }

    private static void affinity(ServiceSpec spec) {
        if (spec.sessionAffinity().isEmpty()) {
            spec.setSessionAffinity("None");
        }
        if (spec.sessionAffinity().equals("None")) {
            spec.removeSessionAffinityConfig();
        } else if (spec.sessionAffinity().equals("ClientIP")
                && !spec.sessionAffinityConfig().clientIP().hasTimeoutSeconds()) {
            spec.sessionAffinityConfig().clientIP().setTimeoutSeconds(AFFINITY_SECONDS);
        }
    }

    private static void loadBalancer(Service service) {
        if (!service.spec().hasAllocateLoadBalancerNodePorts()) {
            service.spec().setAllocateLoadBalancerNodePorts(true);
        }
        for (LoadBalancerIngress each : service.status().loadBalancer().ingress()) {
            if (!each.ip().isEmpty() && !each.hasIpMode()) {
                each.setIpMode("VIP");
            }
        }
    }

    private static void port(ServicePort port) {
        if (port.protocol().isEmpty()) {
            port.setProtocol("TCP");
        }
        boolean unsaid = !port.hasTargetPort()
                || port.targetPort().isInt() && port.targetPort().intValue() == 0
                || !port.targetPort().isInt() && port.targetPort().strValue().isEmpty();
        if (unsaid) {
            port.node().put("targetPort", port.port());
        }
    }
}

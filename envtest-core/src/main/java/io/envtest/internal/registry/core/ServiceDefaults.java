package io.envtest.internal.registry.core;

import io.envtest.view.core.v1.ServicePort;
import io.envtest.view.core.v1.ServiceSpec;

/** Defaults of a Service. */
final class ServiceDefaults {

    private static final int AFFINITY_SECONDS = 10_800;

    private ServiceDefaults() {}

    static void set(ServiceSpec spec) {
        if (spec.sessionAffinity().isEmpty()) {
            spec.setSessionAffinity("None");
        }
        if (spec.sessionAffinity().equals("None")) {
            spec.node().remove("sessionAffinityConfig");
        } else if (spec.sessionAffinity().equals("ClientIP")
                && !spec.sessionAffinityConfig().clientIP().hasTimeoutSeconds()) {
            spec.sessionAffinityConfig().clientIP().setTimeoutSeconds(AFFINITY_SECONDS);
        }
        if (spec.type().isEmpty()) {
            spec.setType("ClusterIP");
        }
        spec.ports().forEach(ServiceDefaults::port);
        boolean external = isExternal(spec)
                || spec.type().equals("ClusterIP") && !spec.externalIPs().isEmpty();
        if (external && spec.externalTrafficPolicy().isEmpty()) {
            spec.setExternalTrafficPolicy("Cluster");
        }
        if (!spec.type().equals("ExternalName") && !spec.hasInternalTrafficPolicy()) {
            spec.setInternalTrafficPolicy("Cluster");
        }
        if (spec.type().equals("LoadBalancer") && !spec.hasAllocateLoadBalancerNodePorts()) {
            spec.setAllocateLoadBalancerNodePorts(true);
        }
    }

    static boolean isExternal(ServiceSpec spec) {
        return spec.type().equals("NodePort") || spec.type().equals("LoadBalancer");
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

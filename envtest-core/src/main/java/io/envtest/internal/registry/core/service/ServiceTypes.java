package io.envtest.internal.registry.core.service;

import io.envtest.view.core.v1.ServiceSpec;

/** What follows from the type of a service. */
final class ServiceTypes {

    /** Stands in place of a cluster IP for a service without one. */
    static final String HEADLESS = "None";

    static final String CLUSTER_IP = "ClusterIP";
    static final String NODE_PORT = "NodePort";
    static final String LOAD_BALANCER = "LoadBalancer";
    static final String EXTERNAL_NAME = "ExternalName";

    private ServiceTypes() {}

    /** Whether the cluster answers for it, rather than another name. */
    static boolean hasClusterIp(ServiceSpec spec) {
        return !isExternalName(spec);
    }

    static boolean isHeadless(ServiceSpec spec) {
        return spec.clusterIPs().size() == 1 && spec.clusterIPs().get(0).equals(HEADLESS);
    }

    static boolean isLoadBalancer(ServiceSpec spec) {
        return spec.type().equals(LOAD_BALANCER);
    }

    static boolean isExternalName(ServiceSpec spec) {
        return spec.type().equals(EXTERNAL_NAME);
    }

    /** Whether its ports may have node ports. */
    static boolean hasNodePorts(ServiceSpec spec) {
        return spec.type().equals(NODE_PORT) || isLoadBalancer(spec);
    }

    /** Whether ports without a node port are given one. */
    static boolean wantsNodePorts(ServiceSpec spec) {
        return spec.type().equals(NODE_PORT)
                || isLoadBalancer(spec)
                        && (!spec.hasAllocateLoadBalancerNodePorts() || spec.allocateLoadBalancerNodePorts());
    }

    /** Whether traffic from outside the cluster reaches it. */
    static boolean isReachableFromOutside(ServiceSpec spec) {
        return hasNodePorts(spec)
                || spec.type().equals(CLUSTER_IP) && !spec.externalIPs().isEmpty();
    }

    /** Whether load balancers ask its nodes for their health. */
    static boolean needsHealthCheck(ServiceSpec spec) {
        return isLoadBalancer(spec) && spec.externalTrafficPolicy().equals("Local");
    }
}

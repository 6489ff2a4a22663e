package io.envtest.internal.registry.core;

import io.envtest.view.core.v1.ServicePort;
import io.envtest.view.core.v1.ServiceSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives a service its cluster IP, IP families and node ports. */
final class ServiceAllocation {

    private static final String HEADLESS = "None";

    private final ServiceAddresses addresses;
    private final ServiceSpec spec;

    ServiceAllocation(ServiceAddresses addresses, ServiceSpec spec) {
        this.addresses = addresses;
        this.spec = spec;
    }

    void run() {
        if (spec.type().equals("ExternalName")) {
            return;
        }
        families();
        clusterIp();
        nodePorts();
    }

    private void families() {
        boolean headless = spec.clusterIP().equals(HEADLESS);
        boolean open = headless && spec.selector().isEmpty();
        if (!spec.hasIpFamilyPolicy()) {
            spec.setIpFamilyPolicy(open ? "RequireDualStack" : "SingleStack");
        }
        if (spec.ipFamilies().isEmpty()) {
            spec.setIpFamilies(open ? List.of("IPv4", "IPv6") : List.of("IPv4"));
        }
    }

    private void clusterIp() {
        if (spec.clusterIP().isEmpty() && !spec.clusterIPs().isEmpty()) {
            spec.setClusterIP(spec.clusterIPs().get(0));
        }
        if (spec.clusterIP().isEmpty()) {
            spec.setClusterIP(addresses.freeAddress());
        }
        if (spec.clusterIPs().isEmpty()) {
            spec.setClusterIPs(List.of(spec.clusterIP()));
        }
    }

    private void nodePorts() {
        if (!ServiceDefaults.isExternal(spec)) {
            return;
        }
        boolean wanted = !spec.type().equals("LoadBalancer") || spec.allocateLoadBalancerNodePorts();
        Set<Integer> chosen = new HashSet<>();
        for (ServicePort port : spec.ports()) {
            if (port.nodePort() == 0 && wanted) {
                port.setNodePort(addresses.freePort(chosen));
            }
            chosen.add(port.nodePort());
        }
    }
}

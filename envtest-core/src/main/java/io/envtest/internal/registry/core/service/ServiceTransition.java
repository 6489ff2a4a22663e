package io.envtest.internal.registry.core.service;

import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServicePort;
import io.envtest.view.core.v1.ServiceSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A change of a service: what the client leaves out but was allocated before is kept, and what only the old type of the
 * service needed is dropped, unless the client changes it.
 */
final class ServiceTransition {

    private final Service service;
    private final ServiceSpec spec;
    private final ServiceSpec old;

    ServiceTransition(Service service, Service old) {
        this.service = service;
        this.spec = service.spec();
        this.old = old.spec();
    }

    /** A new service says its cluster IP once; the list of them follows. */
    static void completeNew(ServiceSpec spec) {
        if (!spec.clusterIP().isEmpty() && spec.clusterIPs().isEmpty()) {
            spec.setClusterIPs(List.of(spec.clusterIP()));
        }
    }

    /** Before anything is allocated. */
    void keepAllocated() {
        keepAddresses();
        keepNodePorts();
        boolean checked = ServiceTypes.needsHealthCheck(spec) && ServiceTypes.needsHealthCheck(old);
        if (checked && spec.healthCheckNodePort() == 0 && old.healthCheckNodePort() != 0) {
            spec.setHealthCheckNodePort(old.healthCheckNodePort());
        }
        followClusterIp();
        dropSecondFamily();
    }

    private void keepAddresses() {
        if (!ServiceTypes.hasClusterIp(old) || !ServiceTypes.hasClusterIp(spec)) {
            return;
        }
        if (spec.clusterIP().isEmpty() && old.hasClusterIP()) {
            spec.setClusterIP(old.clusterIP());
        }
        if (spec.clusterIPs().isEmpty()) {
            setClusterIPs(old.clusterIPs());
        }
    }

    /** By the names of ports, unless the number was given to another port. */
    private void keepNodePorts() {
        if (!ServiceTypes.wantsNodePorts(old) || !ServiceTypes.wantsNodePorts(spec)) {
            return;
        }
        Map<String, Integer> known = new HashMap<>();
        old.ports().forEach(port -> known.put(port.name(), port.nodePort()));
        Set<Integer> used = new HashSet<>();
        spec.ports().forEach(port -> used.add(port.nodePort()));
        for (ServicePort port : spec.ports()) {
            int before = known.getOrDefault(port.name(), 0);
            if (port.nodePort() == 0 && !used.contains(before)) {
                port.setNodePort(before);
            }
        }
    }

    /** Who knows only {@code clusterIP} and changes it means the list, too. */
    private void followClusterIp() {
        boolean changed = !spec.clusterIP().equals(old.clusterIP());
        if (changed && spec.clusterIPs().equals(old.clusterIPs())) {
            setClusterIPs(spec.clusterIP().isEmpty() ? List.of() : List.of(spec.clusterIP()));
        }
    }

    private void setClusterIPs(List<String> addresses) {
        if (addresses.isEmpty()) {
            spec.removeClusterIPs();
        } else {
            spec.setClusterIPs(addresses);
        }
    }

    private void dropSecondFamily() {
        boolean downgraded = old.hasIpFamilyPolicy()
                && !old.ipFamilyPolicy().equals("SingleStack")
                && spec.ipFamilyPolicy().equals("SingleStack");
        if (!downgraded) {
            return;
        }
        if (spec.clusterIPs().size() == 2 && spec.clusterIPs().equals(old.clusterIPs())) {
            spec.setClusterIPs(spec.clusterIPs().subList(0, 1));
        }
        if (spec.ipFamilies().size() == 2 && spec.ipFamilies().equals(old.ipFamilies())) {
            spec.setIpFamilies(spec.ipFamilies().subList(0, 1));
        }
    }

    /** Once everything is allocated, before the rules. */
    void dropWhatTheOldTypeNeeded() {
        if (ServiceTypes.hasClusterIp(old) && !ServiceTypes.hasClusterIp(spec)) {
            dropAddresses();
        }
        if (ServiceTypes.hasNodePorts(old) && !ServiceTypes.hasNodePorts(spec) && sameNodePorts()) {
            spec.ports().forEach(ServicePort::removeNodePort);
        }
        if (ServiceTypes.needsHealthCheck(old) && !ServiceTypes.needsHealthCheck(spec)) {
            dropIfSame("healthCheckNodePort");
        }
        if (ServiceTypes.isLoadBalancer(old) && !ServiceTypes.isLoadBalancer(spec)) {
            dropIfSame("allocateLoadBalancerNodePorts");
            dropIfSame("loadBalancerClass");
        }
        if (ServiceTypes.isReachableFromOutside(old) && !ServiceTypes.isReachableFromOutside(spec)) {
            dropIfSame("externalTrafficPolicy");
        }
        if (ServiceTypes.hasClusterIp(old) && !ServiceTypes.hasClusterIp(spec)) {
            dropIfSame("internalTrafficPolicy");
        }
        if (!ServiceTypes.isLoadBalancer(spec)) {
            service.status().materialize().putObject("loadBalancer");
        }
    }

    private void dropAddresses() {
        if (spec.clusterIPs().equals(old.clusterIPs())) {
            spec.removeClusterIP();
            spec.removeClusterIPs();
        }
        dropIfSame("ipFamilies");
        dropIfSame("ipFamilyPolicy");
    }

    private void dropIfSame(String field) {
        if (Rules.same(spec.get(field), old.get(field))) {
            spec.remove(field);
        }
    }

    private boolean sameNodePorts() {
        Set<Integer> before = new HashSet<>(Set.of(0));
        old.ports().forEach(port -> before.add(port.nodePort()));
        return spec.ports().stream().allMatch(port -> before.contains(port.nodePort()));
    }
}

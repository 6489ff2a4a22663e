package io.envtest.internal.registry.core.service;

import io.envtest.internal.registry.rule.AddressWarnings;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServiceSpec;
import java.util.function.Consumer;

/** Warnings about a valid Service. */
final class ServiceWarnings {

    private static final String TOPOLOGY_HINTS = "service.kubernetes.io/topology-aware-hints";

    private ServiceWarnings() {}

    static void warn(Consumer<String> warnings, Service service) {
        ServiceSpec spec = service.spec();
        if (service.metadata().annotations().containsKey(TOPOLOGY_HINTS)) {
            warnings.accept("annotation " + TOPOLOGY_HINTS
                    + " is deprecated, please use service.kubernetes.io/topology-mode instead");
        }
        boolean headless = ServiceTypes.isHeadless(spec);
        if (headless) {
            headless(warnings, spec);
        }
        for (int i = 0; i < spec.externalIPs().size(); i++) {
            AddressWarnings.ip(
                    warnings,
                    spec.path("externalIPs").index(i),
                    spec.externalIPs().get(i));
        }
        boolean used = !headless && !ServiceTypes.isExternalName(spec);
        if (used && !spec.externalIPs().isEmpty()) {
            warnings.accept("spec.externalIPs is deprecated and may no longer be implemented in some clusters");
        }
        AddressWarnings.ip(warnings, spec.path("loadBalancerIP"), spec.loadBalancerIP());
        for (int i = 0; i < spec.loadBalancerSourceRanges().size(); i++) {
            AddressWarnings.cidr(
                    warnings,
                    spec.path("loadBalancerSourceRanges").index(i),
                    spec.loadBalancerSourceRanges().get(i).trim());
        }
        if (ServiceTypes.isExternalName(spec) && !spec.externalIPs().isEmpty()) {
            warnings.accept("spec.externalIPs is ignored when spec.type is \"ExternalName\"");
        }
        if (!ServiceTypes.isExternalName(spec) && !spec.externalName().isEmpty()) {
            warnings.accept("spec.externalName is ignored when spec.type is not \"ExternalName\"");
        }
        if (spec.trafficDistribution().equals("PreferClose")) {
            warnings.accept("spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"");
        }
    }

    private static void headless(Consumer<String> warnings, ServiceSpec spec) {
        if (!spec.loadBalancerIP().isEmpty()) {
            warnings.accept("spec.loadBalancerIP is ignored for headless services");
        }
        if (!spec.externalIPs().isEmpty()) {
            warnings.accept("spec.externalIPs is ignored for headless services");
        }
        if (!spec.sessionAffinity().equals("None")) {
            warnings.accept("spec.SessionAffinity is ignored for headless services");
        }
    }
}

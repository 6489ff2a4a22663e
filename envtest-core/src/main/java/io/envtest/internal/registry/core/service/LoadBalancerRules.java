package io.envtest.internal.registry.core.service;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.IpAddress;
import io.envtest.internal.registry.rule.AddressRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.LoadBalancerIngress;
import io.envtest.view.core.v1.LoadBalancerStatus;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServiceSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of the parts of a Service that are about load balancers and traffic from outside. */
final class LoadBalancerRules {

    private static final String RANGES_ANNOTATION = "service.beta.kubernetes.io/load-balancer-source-ranges";
    private static final String OTHER_TYPE = "may only be used when `type` is 'LoadBalancer'";
    private static final List<String> POLICIES = List.of("Cluster", "Local");
    private static final List<String> MODES = List.of("Proxy", "VIP");

    private LoadBalancerRules() {}

    static void unchanged(FieldErrors errors, ServiceSpec spec, ServiceSpec old) {
        boolean stays = ServiceTypes.isLoadBalancer(spec) && ServiceTypes.isLoadBalancer(old);
        if (stays && !Rules.same(spec.get("loadBalancerClass"), old.get("loadBalancerClass"))) {
            errors.invalid(
                    spec.path("loadBalancerClass"),
                    GoValue.of(spec.get("loadBalancerClass")),
                    "may not change once set");
        }
        loadBalancerClass(errors, spec);
        boolean checked = ServiceTypes.needsHealthCheck(spec) && ServiceTypes.needsHealthCheck(old);
        if (checked && spec.healthCheckNodePort() != old.healthCheckNodePort()) {
            errors.forbidden(spec.path("healthCheckNodePort"), "field is immutable");
        }
    }

    static void check(FieldErrors errors, Service service, @Nullable Service old) {
        ServiceSpec spec = service.spec();
        sourceRanges(errors, service, old);
        FieldPath allocate = spec.path("allocateLoadBalancerNodePorts");
        if (spec.hasAllocateLoadBalancerNodePorts() && !ServiceTypes.isLoadBalancer(spec)) {
            errors.forbidden(allocate, OTHER_TYPE);
        }
        if (!spec.hasAllocateLoadBalancerNodePorts() && ServiceTypes.isLoadBalancer(spec)) {
            errors.required(allocate, "");
        }
        loadBalancerClass(errors, spec);
    }

    private static void loadBalancerClass(FieldErrors errors, ServiceSpec spec) {
        FieldPath path = spec.path("loadBalancerClass");
        if (!spec.hasLoadBalancerClass()) {
            return;
        }
        if (ServiceTypes.isLoadBalancer(spec)) {
            Rules.format(errors, path, spec.loadBalancerClass(), Formats.QUALIFIED_NAME);
        } else {
            errors.forbidden(path, OTHER_TYPE);
        }
    }

    private static void sourceRanges(FieldErrors errors, Service service, @Nullable Service old) {
        List<String> ranges = service.spec().loadBalancerSourceRanges();
        String annotated = service.metadata().annotations().get(RANGES_ANNOTATION);
        if (!ranges.isEmpty()) {
            // the path has this case
            FieldPath path = service.spec().path("LoadBalancerSourceRanges");
            typed(errors, service.spec(), path);
            List<String> before = old == null
                    ? List.of()
                    : old.spec().loadBalancerSourceRanges().stream()
                            .map(String::trim)
                            .toList();
            for (int i = 0; i < ranges.size(); i++) {
                AddressRules.cidr(errors, path.index(i), ranges.get(i).trim(), before);
            }
        } else if (annotated != null) {
            FieldPath path = service.metadata().path("annotations").key(RANGES_ANNOTATION);
            typed(errors, service.spec(), path);
            boolean same =
                    old != null && annotated.equals(old.metadata().annotations().get(RANGES_ANNOTATION));
            if (!same && !annotated.isBlank()) {
                for (String range : annotated.trim().split(",", -1)) {
                    AddressRules.cidr(errors, path, range.trim());
                }
            }
        }
    }

    private static void typed(FieldErrors errors, ServiceSpec spec, FieldPath path) {
        if (!ServiceTypes.isLoadBalancer(spec)) {
            errors.forbidden(path, OTHER_TYPE);
        }
    }

    /** Where traffic from outside and inside goes. */
    static void traffic(FieldErrors errors, ServiceSpec spec) {
        FieldPath external = spec.path("externalTrafficPolicy");
        if (ServiceTypes.isReachableFromOutside(spec)) {
            Rules.requiredOneOf(errors, external, spec.externalTrafficPolicy(), POLICIES);
        } else if (!spec.externalTrafficPolicy().isEmpty()) {
            errors.invalid(
                    external, spec.externalTrafficPolicy(), "may only be set for externally-accessible services");
        }
        int port = spec.healthCheckNodePort();
        if (ServiceTypes.needsHealthCheck(spec)) {
            Rules.port(errors, spec.path("healthCheckNodePort"), port);
        } else if (port != 0) {
            errors.invalid(
                    spec.path("healthCheckNodePort"),
                    port,
                    "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
        }
        if (spec.hasInternalTrafficPolicy()) {
            Rules.oneOf(errors, spec.path("internalTrafficPolicy"), spec.internalTrafficPolicy(), POLICIES);
        }
    }

    /** What a load balancer may say of itself. */
    static void status(FieldErrors errors, Service service, Service old) {
        LoadBalancerStatus status = service.status().loadBalancer();
        if (!ServiceTypes.isLoadBalancer(service.spec())) {
            if (!status.ingress().isEmpty()) {
                errors.forbidden(status.path("ingress"), "may only be used when `spec.type` is 'LoadBalancer'");
            }
            return;
        }
        List<String> before = old.status().loadBalancer().ingress().stream()
                .map(LoadBalancerIngress::ip)
                .toList();
        status.ingress().forEach(each -> ingress(errors, each, before));
    }

    private static void ingress(FieldErrors errors, LoadBalancerIngress each, List<String> before) {
        if (!each.ip().isEmpty()) {
            AddressRules.ip(errors, each.path("ip"), each.ip(), before);
        }
        if (each.hasIpMode() && each.ip().isEmpty()) {
            errors.forbidden(each.path("ipMode"), "may not be specified when `ip` is not set");
        } else if (each.hasIpMode()) {
            Rules.oneOf(errors, each.path("ipMode"), each.ipMode(), MODES);
        }
        if (!each.hostname().isEmpty()) {
            Rules.format(errors, each.path("hostname"), each.hostname(), Formats.DNS_SUBDOMAIN);
            if (IpAddress.parse(each.hostname()).isPresent()) {
                errors.invalid(each.path("hostname"), each.hostname(), "must be a DNS name, not an IP address");
            }
        }
    }
}

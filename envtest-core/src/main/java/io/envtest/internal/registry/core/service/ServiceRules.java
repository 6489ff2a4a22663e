package io.envtest.internal.registry.core.service;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.AddressRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.ClientIPConfig;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServiceSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of a Service. */
final class ServiceRules {

    private static final List<String> TYPES = List.of(
            ServiceTypes.CLUSTER_IP, ServiceTypes.EXTERNAL_NAME, ServiceTypes.LOAD_BALANCER, ServiceTypes.NODE_PORT);
    private static final List<String> AFFINITIES = List.of("ClientIP", "None");
    private static final List<String> DISTRIBUTIONS = List.of("PreferClose", "PreferSameZone", "PreferSameNode");
    private static final String TOPOLOGY_HINTS = "service.kubernetes.io/topology-aware-hints";
    private static final String TOPOLOGY_MODE = "service.kubernetes.io/topology-mode";
    private static final int LONGEST_AFFINITY = 86_400;

    private final FieldErrors errors;
    private final Service service;
    private final ServiceSpec spec;
    private final @Nullable Service old;

    private ServiceRules(FieldErrors errors, Service service, @Nullable Service old) {
        this.errors = errors;
        this.service = service;
        this.spec = service.spec();
        this.old = old;
    }

    static void created(FieldErrors errors, Service service) {
        new ServiceRules(errors, service, null).check();
    }

    static void updated(FieldErrors errors, Service service, Service old) {
        ServiceAddressRules.unchanged(errors, service.spec(), old.spec());
        LoadBalancerRules.unchanged(errors, service.spec(), old.spec());
        new ServiceRules(errors, service, old).check();
    }

    private void check() {
        annotations();
        boolean portless = ServiceTypes.isHeadless(spec) || ServiceTypes.isExternalName(spec);
        if (spec.ports().isEmpty() && !portless) {
            errors.required(spec.path("ports"), "");
        }
        typeOnly();
        ServicePortRules.check(errors, spec);
        LabelRules.labels(errors, spec.path("selector"), spec.selector());
        affinity();
        ServiceAddressRules.check(errors, spec, old == null ? null : old.spec());
        externalIps();
        Rules.requiredOneOf(errors, spec.path("type"), spec.type(), TYPES);
        ServicePortRules.unique(errors, spec);
        LoadBalancerRules.check(errors, service, old);
        LoadBalancerRules.traffic(errors, spec);
        if (spec.hasTrafficDistribution()) {
            Rules.oneOf(errors, spec.path("trafficDistribution"), spec.trafficDistribution(), DISTRIBUTIONS);
        }
    }

    private void annotations() {
        String hints = service.metadata().annotations().get(TOPOLOGY_HINTS);
        String mode = service.metadata().annotations().get(TOPOLOGY_MODE);
        if (hints != null && mode != null && !hints.equals(mode)) {
            errors.invalid(
                    service.metadata().path("annotations").key(TOPOLOGY_MODE),
                    mode,
                    "must match annotations[" + TOPOLOGY_HINTS + "] when both are specified");
        }
    }

    private void typeOnly() {
        if (ServiceTypes.hasNodePorts(spec) && ServiceTypes.isHeadless(spec)) {
            errors.invalid(
                    spec.path("clusterIPs").index(0),
                    ServiceTypes.HEADLESS,
                    "may not be set to 'None' for " + spec.type() + " services");
        }
        if (ServiceTypes.isExternalName(spec)) {
            externalName();
        }
    }

    private void externalName() {
        String words = "may not be set for ExternalName services";
        if (!spec.clusterIPs().isEmpty()) {
            errors.forbidden(spec.path("clusterIPs"), words);
        }
        if (!spec.ipFamilies().isEmpty()) {
            errors.forbidden(spec.path("ipFamilies"), words);
        }
        if (spec.hasIpFamilyPolicy()) {
            errors.forbidden(spec.path("ipFamilyPolicy"), words);
        }
        String name = spec.externalName();
        // a dot at the end says that the name is complete
        String cname = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        Rules.requiredFormat(errors, spec.path("externalName"), cname, Formats.DNS_SUBDOMAIN);
    }

    private void affinity() {
        Rules.requiredOneOf(errors, spec.path("sessionAffinity"), spec.sessionAffinity(), AFFINITIES);
        FieldPath config = spec.path("sessionAffinityConfig");
        if (spec.sessionAffinity().equals("None") && spec.hasSessionAffinityConfig()) {
            errors.forbidden(config, "must not be set when session affinity is None");
        }
        if (spec.sessionAffinity().equals("ClientIP")) {
            ClientIPConfig clientIp = spec.sessionAffinityConfig().clientIP();
            int seconds = clientIp.timeoutSeconds();
            if (seconds <= 0 || seconds > LONGEST_AFFINITY) {
                errors.invalid(
                        clientIp.path("timeoutSeconds"),
                        seconds,
                        "must be greater than 0 and less than " + LONGEST_AFFINITY);
            }
        }
    }

    private void externalIps() {
        List<String> before = old == null ? List.of() : old.spec().externalIPs();
        for (int i = 0; i < spec.externalIPs().size(); i++) {
            FieldPath path = spec.path("externalIPs").index(i);
            String address = spec.externalIPs().get(i);
            int found = errors.size();
            AddressRules.ip(errors, path, address, before);
            if (errors.size() == found) {
                AddressRules.ordinary(errors, path, address);
            }
        }
    }
}

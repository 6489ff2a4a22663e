package io.envtest.internal.registry.networking;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.IpAddress;
import io.envtest.internal.registry.rule.AddressRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.networking.v1.HTTPIngressPath;
import io.envtest.view.networking.v1.IngressBackend;
import io.envtest.view.networking.v1.IngressLoadBalancerIngress;
import io.envtest.view.networking.v1.IngressRule;
import io.envtest.view.networking.v1.IngressServiceBackend;
import io.envtest.view.networking.v1.IngressSpec;
import io.envtest.view.networking.v1.IngressStatus;
import io.envtest.view.networking.v1.IngressTLS;
import io.envtest.view.networking.v1.ServiceBackendPort;
import java.util.List;

/** Rules of an Ingress. */
final class IngressRules {

    private static final String NOT_AN_ADDRESS = "must be a DNS name, not an IP address";
    private static final List<String> PATH_TYPES = List.of("Exact", "ImplementationSpecific", "Prefix");
    private static final List<String> BAD_IN_PATHS = List.of("//", "/./", "/../", "%2f", "%2F");
    private static final List<String> BAD_AT_END = List.of("/..", "/.");

    private final FieldErrors errors;
    private final boolean anySecretNames;
    private final boolean anyWildcardRules;

    private IngressRules(FieldErrors errors, boolean anySecretNames, boolean anyWildcardRules) {
        this.errors = errors;
        this.anySecretNames = anySecretNames;
        this.anyWildcardRules = anyWildcardRules;
    }

    static void created(FieldErrors errors, IngressSpec spec) {
        new IngressRules(errors, false, false).spec(spec);
    }

    /** What the old ingress has may stay, though it would not be accepted today. */
    static void updated(FieldErrors errors, IngressSpec spec, IngressSpec old) {
        boolean anySecretNames = old.tls().stream()
                .anyMatch(tls -> !tls.secretName().isEmpty()
                        && !Formats.DNS_SUBDOMAIN.wrong(tls.secretName()).isEmpty());
        boolean anyWildcardRules = old.rules().stream().anyMatch(IngressRules::isBadWildcard);
        new IngressRules(errors, anySecretNames, anyWildcardRules).spec(spec);
    }

    static void status(FieldErrors errors, IngressStatus status, IngressStatus old) {
        List<String> oldAddresses = old.loadBalancer().ingress().stream()
                .map(IngressLoadBalancerIngress::ip)
                .toList();
        for (IngressLoadBalancerIngress each : status.loadBalancer().ingress()) {
            if (!each.ip().isEmpty()) {
                AddressRules.ip(errors, each.path("ip"), each.ip(), oldAddresses);
            }
            if (!each.hostname().isEmpty()) {
                Rules.format(errors, each.path("hostname"), each.hostname(), Formats.DNS_SUBDOMAIN);
                notAnAddress(errors, each.path("hostname"), each.hostname());
            }
        }
    }

    private static boolean isBadWildcard(IngressRule rule) {
        FieldErrors found = new FieldErrors();
        new IngressRules(found, true, false).value(rule);
        return rule.host().contains("*") && !found.isEmpty();
    }

    private static void notAnAddress(FieldErrors errors, FieldPath path, String host) {
        if (IpAddress.parse(host).isPresent()) {
            errors.invalid(path, host, NOT_AN_ADDRESS);
        }
    }

    private void spec(IngressSpec spec) {
        if (spec.rules().isEmpty() && !spec.hasDefaultBackend()) {
            errors.invalid(
                    spec.path(), GoValue.of(spec.get("rules")), "either `defaultBackend` or `rules` must be specified");
        }
        if (spec.hasDefaultBackend()) {
            backend(spec.defaultBackend());
        }
        spec.rules().forEach(this::rule);
        spec.tls().forEach(this::tls);
        if (spec.hasIngressClassName()) {
            Rules.format(errors, spec.path("ingressClassName"), spec.ingressClassName(), Formats.DNS_SUBDOMAIN);
        }
    }

    private void rule(IngressRule rule) {
        FieldPath path = rule.path("host");
        String host = rule.host();
        boolean wildcard = host.contains("*");
        if (!host.isEmpty()) {
            notAnAddress(errors, path, host);
            Rules.format(errors, path, host, wildcard ? Formats.WILDCARD_DNS_SUBDOMAIN : Formats.DNS_SUBDOMAIN);
        }
        if (!wildcard || !anyWildcardRules) {
            value(rule);
        }
    }

    private void value(IngressRule rule) {
        if (rule.hasHttp()) {
            Rules.required(errors, rule.http().path("paths"), rule.http().paths(), "");
            rule.http().paths().forEach(this::path);
        }
    }

    private void path(HTTPIngressPath path) {
        if (path.get("pathType").isMissingNode() || path.get("pathType").isNull()) {
            errors.required(path.path("pathType"), "pathType must be specified");
            return;
        }
        switch (path.pathType()) {
            case "Exact", "Prefix" -> {
                absolute(path);
                normal(path);
            }
            case "ImplementationSpecific" -> {
                if (!text(path).isEmpty()) {
                    absolute(path);
                }
            }
            default -> errors.notSupported(path.path("pathType"), path.pathType(), PATH_TYPES);
        }
        backend(path.backend());
    }

    private void absolute(HTTPIngressPath path) {
        if (!text(path).startsWith("/")) {
            errors.invalid(path.path("path"), text(path), "must be an absolute path");
        }
    }

    private void normal(HTTPIngressPath path) {
        for (String bad : BAD_IN_PATHS) {
            if (text(path).contains(bad)) {
                errors.invalid(path.path("path"), text(path), "must not contain '" + bad + "'");
            }
        }
        for (String bad : BAD_AT_END) {
            if (text(path).endsWith(bad)) {
                errors.invalid(path.path("path"), text(path), "cannot end with '" + bad + "'");
            }
        }
    }

    /** The field named path, which a view has no getter for. */
    private static String text(HTTPIngressPath path) {
        return path.get("path").asText("");
    }

    private void backend(IngressBackend backend) {
        if (backend.hasResource() && backend.hasService()) {
            errors.invalid(backend.path(), "", "cannot set both resource and service backends");
        } else if (backend.hasResource()) {
            TypedReferenceRules.check(errors, backend.resource());
        } else if (backend.hasService()) {
            service(backend, backend.service());
        } else {
            errors.invalid(backend.path(), "", "resource or service backend is required");
        }
    }

    private void service(IngressBackend backend, IngressServiceBackend service) {
        Rules.requiredFormat(errors, service.path("name"), service.name(), Formats.DNS_LABEL);
        ServiceBackendPort port = service.port();
        if (!port.name().isEmpty() && port.number() != 0) {
            errors.invalid(backend.path(), "", "cannot set both port name & port number");
        } else if (!port.name().isEmpty()) {
            Rules.format(errors, port.path("name"), port.name(), Formats.PORT_NAME);
        } else if (port.number() != 0) {
            Rules.port(errors, port.path("number"), port.number());
        } else {
            errors.required(backend.path(), "port name or number is required");
        }
    }

    private void tls(IngressTLS tls) {
        for (int i = 0; i < tls.hosts().size(); i++) {
            String host = tls.hosts().get(i);
            Rules.format(
                    errors,
                    tls.path("hosts").index(i),
                    host,
                    host.contains("*") ? Formats.WILDCARD_DNS_SUBDOMAIN : Formats.DNS_SUBDOMAIN);
        }
        if (!anySecretNames) {
            Rules.optionalFormat(errors, tls.path("secretName"), tls.secretName(), Formats.DNS_SUBDOMAIN);
        }
    }
}

package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrorType;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.IpAddress;
import io.envtest.internal.registry.rule.AddressRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodCondition;
import io.envtest.view.core.v1.PodResourceClaim;
import io.envtest.view.core.v1.PodResourceClaimStatus;
import io.envtest.view.core.v1.PodStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules of what is written about a pod that runs. */
final class PodStatusRules {

    private static final String COUNT = "must be a non-negative integer";

    private PodStatusRules() {}

    static void updated(FieldErrors errors, Pod pod, Pod old) {
        PodStatus status = pod.status();
        for (PodCondition condition : status.conditions()) {
            count(errors, condition.path("observedGeneration"), condition.observedGeneration());
            Rules.format(errors, condition.path("Type"), condition.type(), Formats.QUALIFIED_NAME);
        }
        nomination(errors, pod, old.status().nominatedNodeName());
        count(errors, status.path("observedGeneration"), status.observedGeneration());
        String quality = old.status().qosClass();
        if (!quality.isEmpty() && !quality.equals(status.qosClass())) {
            errors.invalid(status.path("qosClass"), status.qosClass(), "field is immutable");
        }
        ContainerStatusRules.changed(errors, pod, old);
        claims(errors, pod);
        AllocatedResourceRules.extended(errors, pod);
        addresses(errors, status, old.status());
        ContainerStatusRules.users(errors, pod);
        AllocatedResourceRules.check(errors, pod);
    }

    private static void nomination(FieldErrors errors, Pod pod, String before) {
        FieldPath path = pod.status().path("nominatedNodeName");
        String nominated = pod.status().nominatedNodeName();
        Rules.optionalFormat(errors, path, nominated, Formats.DNS_SUBDOMAIN);
        if (!nominated.isEmpty()
                && !nominated.equals(before)
                && !pod.spec().nodeName().isEmpty()) {
            errors.forbidden(path, "may not be set on pods that are already bound to a node");
        }
    }

    private static void count(FieldErrors errors, FieldPath path, long value) {
        if (value < 0) {
            errors.invalid(path, value, COUNT);
        }
    }

    private static void addresses(FieldErrors errors, PodStatus status, PodStatus old) {
        List<String> ips = status.podIPs().stream().map(ip -> ip.ip()).toList();
        boolean onlyFirst = ips.isEmpty() && !status.podIP().isEmpty();
        addresses(
                errors,
                status.path("podIPs"),
                onlyFirst ? List.of(status.podIP()) : ips,
                GoValue.of(status.podIPs()),
                old.podIPs().stream().map(ip -> ip.ip()).toList());
        List<String> hosts = status.hostIPs().stream().map(ip -> ip.ip()).toList();
        if (!hosts.isEmpty() && !hosts.get(0).equals(status.hostIP())) {
            errors.invalid(status.path("hostIPs").index(0).child("ip"), hosts.get(0), "must be equal to `hostIP`");
        }
        addresses(
                errors,
                status.path("hostIPs"),
                hosts,
                GoValue.of(status.hostIPs()),
                old.hostIPs().stream().map(ip -> ip.ip()).toList());
    }

    /** One address of each family at most. */
    private static void addresses(
            FieldErrors errors, FieldPath path, List<String> ips, Object shown, List<String> before) {
        for (int i = 0; i < ips.size(); i++) {
            AddressRules.ip(errors, path.index(i), ips.get(i), before);
        }
        if (ips.size() < 2) {
            return;
        }
        List<Optional<IpAddress>> parsed = ips.stream().map(IpAddress::parse).toList();
        int none = parsed.indexOf(Optional.<IpAddress>empty());
        if (none >= 0) {
            String why = "failed to check for dual stack with error:invalid IP[" + none + "]: " + ips.get(none);
            errors.add(new FieldError(FieldErrorType.INTERNAL, path, "", why));
        }
        long families = parsed.stream()
                .flatMap(Optional::stream)
                .map(IpAddress::isV4)
                .distinct()
                .count();
        if (ips.size() > 2 || families < 2) {
            errors.invalid(path, shown, "may specify no more than one IP for each IP family");
        }
    }

    private static void claims(FieldErrors errors, Pod pod) {
        List<String> known =
                pod.spec().resourceClaims().stream().map(PodResourceClaim::name).toList();
        Set<String> seen = new HashSet<>();
        for (PodResourceClaimStatus claim : pod.status().resourceClaimStatuses()) {
            if (!known.contains(claim.name())) {
                errors.invalid(
                        claim.path("name"), claim.name(), "must match the name of an entry in `spec.resourceClaims`");
            }
            if (!seen.add(claim.name())) {
                errors.duplicate(claim.path("name"), claim.name());
            }
            if (claim.hasResourceClaimName()) {
                Rules.format(errors, claim.path("resourceClaimName"), claim.resourceClaimName(), Formats.DNS_SUBDOMAIN);
            }
        }
    }
}

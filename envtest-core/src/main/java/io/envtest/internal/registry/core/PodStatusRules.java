package io.envtest.internal.registry.core;

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
import java.util.Set;

/** Rules of what is written about a pod that runs. */
final class PodStatusRules {

    private static final String COUNT = "must be a non-negative integer";

    private PodStatusRules() {}

    static void updated(FieldErrors errors, Pod pod, Pod old) {
        PodStatus status = pod.status();
        Rules.optionalFormat(
                errors, status.path("nominatedNodeName"), status.nominatedNodeName(), Formats.DNS_SUBDOMAIN);
        String nominated = status.nominatedNodeName();
        if (!nominated.isEmpty()
                && !nominated.equals(old.status().nominatedNodeName())
                && !pod.spec().nodeName().isEmpty()) {
            errors.forbidden(
                    status.path("nominatedNodeName"), "may not be set on pods that are already bound to a node");
        }
        count(errors, status.path("observedGeneration"), status.observedGeneration());
        addresses(errors, status, old.status());
        claims(errors, pod);
        AllocatedResourceRules.check(errors, pod);
        String quality = old.status().qosClass();
        if (!quality.isEmpty() && !quality.equals(status.qosClass())) {
            errors.invalid(status.path("qosClass"), status.qosClass(), "field is immutable");
        }
        for (PodCondition condition : status.conditions()) {
            count(errors, condition.path("observedGeneration"), condition.observedGeneration());
            Rules.format(errors, condition.path("Type"), condition.type(), Formats.QUALIFIED_NAME);
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
        List<Boolean> families = ips.stream()
                .flatMap(ip -> IpAddress.parse(ip).stream())
                .map(IpAddress::isV4)
                .distinct()
                .toList();
        boolean dual = ips.size() == 2 && families.size() == 2;
        if (ips.size() > 1 && !dual) {
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

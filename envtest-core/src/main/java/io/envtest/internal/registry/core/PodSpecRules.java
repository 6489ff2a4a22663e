package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Containers;
import io.envtest.internal.registry.rule.AddressRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.HostAlias;
import io.envtest.view.core.v1.PodReadinessGate;
import io.envtest.view.core.v1.PodResourceClaim;
import io.envtest.view.core.v1.PodSchedulingGroup;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules of a pod's spec, in pods and in templates.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/">Pod</a>
 */
final class PodSpecRules {

    private static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");
    private static final List<String> DNS_POLICIES =
            List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
    private static final List<String> PREEMPTION = List.of("PreemptLowerPriority", "Never");
    private static final int HOSTNAME_BYTES = 64;

    private PodSpecRules() {}

    /** Checks a spec; the metadata is that of the pod around it, nothing in a template. */
    static void spec(FieldErrors errors, PodSpec spec, ObjectMeta metadata, PodAllowances allowed) {
        spec(errors, spec, metadata, allowed, true);
    }

    /** The same; hostname and subdomain, which a StatefulSet sets anew for each pod, may be any text if not looked at. */
    static void spec(FieldErrors errors, PodSpec spec, ObjectMeta metadata, PodAllowances allowed, boolean hostnames) {
        Set<String> volumes = VolumeRules.all(errors, spec, metadata);
        claims(errors, spec);
        new ContainerRules(errors, spec, volumes).all();
        PodResourceRules.check(errors, spec, claimNames(spec));
        if (spec.hostNetwork()) {
            PortRules.sameAsHost(errors, spec.containers());
        }
        Rules.requiredOneOf(errors, spec.path("restartPolicy"), spec.restartPolicy(), RESTART_POLICIES);
        Rules.requiredOneOf(errors, spec.path("dnsPolicy"), spec.dnsPolicy(), DNS_POLICIES);
        LabelRules.labels(errors, spec.path("nodeSelector"), spec.nodeSelector());
        SecurityContextRules.pod(errors, spec);
        AffinityRules.affinity(errors, spec.affinity(), metadata.labels());
        PodDnsRules.config(errors, spec);
        for (PodReadinessGate gate : spec.readinessGates()) {
            Rules.format(errors, gate.path("conditionType"), gate.conditionType(), Formats.QUALIFIED_NAME);
        }
        PlacementRules.gates(errors, spec);
        PlacementRules.spread(errors, spec, metadata.labels());
        WindowsRules.hostProcess(errors, spec);
        hostUsers(errors, spec, allowed);
        names(errors, spec, hostnames);
        PlacementRules.tolerations(errors, spec.tolerations(), allowed);
        aliases(errors, spec);
        if (allowed.groups()) {
            group(errors, spec.schedulingGroup());
        }
        Rules.optionalFormat(errors, spec.path("priorityClassName"), spec.priorityClassName(), Formats.DNS_SUBDOMAIN);
        if (spec.hasRuntimeClassName()) {
            Rules.format(errors, spec.path("runtimeClassName"), spec.runtimeClassName(), Formats.DNS_SUBDOMAIN);
        }
        if (spec.hasPreemptionPolicy()) {
            Rules.requiredOneOf(errors, spec.path("preemptionPolicy"), spec.preemptionPolicy(), PREEMPTION);
        }
        ResourceRules.overhead(errors, spec);
        OperatingSystemRules.check(errors, spec);
        Containers.all(spec).forEach(container -> EnvRules.files(errors, container, spec));
    }

    static Set<String> claimNames(PodSpec spec) {
        Set<String> names = new HashSet<>();
        spec.resourceClaims().stream()
                .map(PodResourceClaim::name)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }

    private static void claims(FieldErrors errors, PodSpec spec) {
        Set<String> names = new HashSet<>();
        for (PodResourceClaim claim : spec.resourceClaims()) {
            if (Rules.requiredFormat(errors, claim.path("name"), claim.name(), Formats.DNS_LABEL)
                    && !names.add(claim.name())) {
                errors.duplicate(claim.path("name"), claim.name());
            }
            boolean named = claim.hasResourceClaimName();
            boolean templated = claim.hasResourceClaimTemplateName();
            if (named && templated) {
                errors.invalid(
                        claim.path(),
                        GoValue.of(claim),
                        "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified");
            } else if (!named && !templated) {
                errors.invalid(
                        claim.path(),
                        GoValue.of(claim),
                        "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
            }
            if (named) {
                Rules.format(errors, claim.path("resourceClaimName"), claim.resourceClaimName(), Formats.DNS_SUBDOMAIN);
            }
            if (templated) {
                Rules.format(
                        errors,
                        claim.path("resourceClaimTemplateName"),
                        claim.resourceClaimTemplateName(),
                        Formats.DNS_SUBDOMAIN);
            }
        }
    }

    private static void hostUsers(FieldErrors errors, PodSpec spec, PodAllowances allowed) {
        if (!spec.hasHostUsers() || spec.hostUsers()) {
            return;
        }
        String words = "when `hostUsers` is false";
        if (spec.hostNetwork() && !allowed.hostNetworkOfUsers()) {
            errors.forbidden(spec.path("hostNetwork"), words);
        }
        if (spec.hostPID()) {
            errors.forbidden(spec.path("HostPID"), words);
        }
        if (spec.hostIPC()) {
            errors.forbidden(spec.path("HostIPC"), words);
        }
        Containers.all(spec).stream()
                .filter(container -> !container.volumeDevices().isEmpty())
                .forEach(container -> errors.forbidden(container.path("volumeDevices"), words));
    }

    private static void names(FieldErrors errors, PodSpec spec, boolean hostnames) {
        hostnameOverride(errors, spec);
        Rules.optionalFormat(errors, spec.path("serviceAccountName"), spec.serviceAccountName(), Formats.DNS_SUBDOMAIN);
        Rules.optionalFormat(errors, spec.path("nodeName"), spec.nodeName(), Formats.DNS_SUBDOMAIN);
        if (spec.hasActiveDeadlineSeconds()
                && (spec.activeDeadlineSeconds() < 1 || spec.activeDeadlineSeconds() > Integer.MAX_VALUE)) {
            errors.invalid(
                    spec.path("activeDeadlineSeconds"),
                    spec.activeDeadlineSeconds(),
                    "must be between 1 and 2147483647, inclusive");
        }
        if (hostnames) {
            Rules.optionalFormat(errors, spec.path("hostname"), spec.hostname(), Formats.DNS_LABEL);
            Rules.optionalFormat(errors, spec.path("subdomain"), spec.subdomain(), Formats.DNS_LABEL);
        }
    }

    private static void hostnameOverride(FieldErrors errors, PodSpec spec) {
        if (!spec.hasHostnameOverride()) {
            return;
        }
        FieldPath path = spec.path("hostnameOverride");
        if (spec.setHostnameAsFQDN()) {
            errors.forbidden(path, "may not be specified when setHostnameAsFQDN is true");
        }
        if (spec.hostNetwork()) {
            errors.forbidden(path, "may not be specified when hostNetwork is true");
        }
        Rules.maxBytes(errors, path, spec.hostnameOverride(), HOSTNAME_BYTES);
        Rules.format(errors, path, spec.hostnameOverride(), Formats.DNS_SUBDOMAIN);
    }

    private static void group(FieldErrors errors, PodSchedulingGroup group) {
        if (!group.present()) {
            return;
        }
        if (group.hasPodGroupName()) {
            Rules.format(errors, group.path("podGroupName"), group.podGroupName(), Formats.DNS_SUBDOMAIN);
        } else {
            errors.invalid(group.path("podGroupName"), null, "must specify one of: `podGroupName`");
        }
    }

    private static void aliases(FieldErrors errors, PodSpec spec) {
        for (HostAlias alias : spec.hostAliases()) {
            AddressRules.ip(errors, alias.path("ip"), alias.ip());
            for (int i = 0; i < alias.hostnames().size(); i++) {
                Rules.format(
                        errors,
                        alias.path("hostnames").index(i),
                        alias.hostnames().get(i),
                        Formats.DNS_SUBDOMAIN);
            }
        }
    }
}

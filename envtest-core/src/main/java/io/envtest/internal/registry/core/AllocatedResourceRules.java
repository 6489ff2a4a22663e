package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerExtendedResourceRequest;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodExtendedResourceClaimStatus;
import io.envtest.view.core.v1.PodStatus;
import io.envtest.view.core.v1.ResourceClaim;
import io.envtest.view.core.v1.ResourceHealth;
import io.envtest.view.core.v1.ResourceStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules of what is told of the devices that a pod's containers were given. */
final class AllocatedResourceRules {

    private static final List<String> HEALTH = List.of("Healthy", "Unhealthy", "Unknown");
    private static final String CLAIM = "claim:";

    private AllocatedResourceRules() {}

    /** What of devices and the like the pod's containers were given. */
    static void check(FieldErrors errors, Pod pod) {
        List<Container> containers = containers(pod);
        PodStatus status = pod.status();
        Stream.concat(status.containerStatuses().stream(), status.initContainerStatuses().stream())
                .forEach(each -> allocated(errors, each, containers));
        for (ContainerStatus ephemeral : status.ephemeralContainerStatuses()) {
            if (ephemeral.hasAllocatedResourcesStatus()) {
                errors.forbidden(
                        ephemeral.path("allocatedResourcesStatus"), "must not be specified in container status");
            }
        }
    }

    private static void allocated(FieldErrors errors, ContainerStatus status, List<Container> containers) {
        Optional<Container> named = containers.stream()
                .filter(container -> container.name().equals(status.name()))
                .findFirst();
        for (ResourceStatus allocated : status.allocatedResourcesStatus()) {
            named.ifPresent(container -> name(errors, allocated, container));
            health(errors, allocated);
        }
    }

    private static void name(FieldErrors errors, ResourceStatus allocated, Container container) {
        String name = allocated.name();
        if (name.startsWith(CLAIM)) {
            if (container.resources().claims().stream()
                    .noneMatch(claim -> text(claim).equals(name))) {
                errors.invalid(
                        allocated.path("name"),
                        name,
                        "must match one of the container's resource claims in a format"
                                + " 'claim:<claimName>/<request>' or 'claim:<claimName>' if request is empty");
            }
        } else if (!container.resources().requests().containsKey(name)) {
            errors.invalid(allocated.path("name"), name, "must match one of the container's resource requests");
        }
    }

    private static void health(FieldErrors errors, ResourceStatus allocated) {
        Set<String> seen = new HashSet<>();
        for (ResourceHealth health : allocated.resources()) {
            if (!seen.add(health.resourceID())) {
                errors.duplicate(health.path("resourceID"), health.resourceID());
            }
            if (!HEALTH.contains(health.health())) {
                errors.notSupported(health.path("health"), health.health(), HEALTH);
            }
            if (health.hasMessage() && health.message().isEmpty()) {
                errors.required(health.path("message"), "must be non-empty if specified");
            }
        }
    }

    /** The claim that stands for the extended resources of the pod. */
    static void extended(FieldErrors errors, Pod pod) {
        if (pod.status().hasExtendedResourceClaimStatus()) {
            extended(errors, pod.status().extendedResourceClaimStatus(), containers(pod));
        }
    }

    private static List<Container> containers(Pod pod) {
        return Stream.concat(pod.spec().initContainers().stream(), pod.spec().containers().stream())
                .toList();
    }

    private static String text(ResourceClaim claim) {
        return CLAIM + claim.name() + (claim.request().isEmpty() ? "" : "/" + claim.request());
    }

    private static void extended(
            FieldErrors errors, PodExtendedResourceClaimStatus status, List<Container> containers) {
        if (status.requestMappings().isEmpty()) {
            errors.required(status.path("requestMappings"), "at least one request mapping is required");
        }
        for (ContainerExtendedResourceRequest mapping : status.requestMappings()) {
            List<Container> named = containers.stream()
                    .filter(container -> container.name().equals(mapping.containerName()))
                    .toList();
            if (named.isEmpty()) {
                errors.invalid(
                        mapping.path("containerName"),
                        mapping.containerName(),
                        "must match the name of an entry in spec.initContainers.name or spec.containers.name");
            } else if (named.stream()
                    .noneMatch(container -> container.resources().requests().containsKey(mapping.resourceName()))) {
                errors.invalid(
                        mapping.path("resourceName"),
                        mapping.resourceName(),
                        "must match the extended resource name of an entry in spec.initContainers.resources.requests"
                                + " or spec.containers.resources.requests");
            }
            Rules.format(errors, status.path("requestName"), mapping.requestName(), Formats.DNS_LABEL);
        }
        if (status.resourceClaimName().isEmpty()) {
            errors.required(status.path("resourceClaimName"), "");
        } else {
            Rules.format(errors, status.path("resourceClaimName"), status.resourceClaimName(), Formats.DNS_SUBDOMAIN);
        }
    }
}

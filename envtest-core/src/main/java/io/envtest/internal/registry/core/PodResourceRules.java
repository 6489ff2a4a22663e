package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Quantity;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.ResourceRequirements;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rules of resources that a pod has as a whole.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification">Pod-level resources</a>
 */
final class PodResourceRules {

    private static final List<String> SUPPORTED = List.of("cpu", "hugepages-", "memory");

    private PodResourceRules() {}

    static boolean isSupported(String resource) {
        return resource.equals("cpu") || resource.equals("memory") || resource.startsWith("hugepages-");
    }

    static void check(FieldErrors errors, PodSpec spec, Set<String> claims) {
        ResourceRequirements resources = spec.resources();
        if (!resources.present()) {
            return;
        }
        if (spec.os().name().equals("windows")) {
            errors.forbidden(resources.path(), "may not be set for a windows pod");
            return;
        }
        if (resources.has("claims")) {
            errors.forbidden(resources.path("claims"), "claims may not be set for Resources at pod-level");
        }
        ResourceRules.requirements(errors, resources, PodResourceRules::name, claims);
        requests(errors, spec);
        hugeLimits(errors, spec);
        limits(errors, spec);
    }

    private static void name(FieldErrors errors, FieldPath path, String name) {
        if (!Rules.format(errors, path, name, Formats.QUALIFIED_NAME)) {
            return;
        }
        if (name.indexOf('/') < 0 && !ResourceNames.isStandard(name)) {
            errors.invalid(path, name, "must be a standard resource type or fully qualified");
        } else if (!isSupported(name)) {
            errors.notSupported(path, name, SUPPORTED);
        }
    }

    private static void requests(FieldErrors errors, PodSpec spec) {
        atLeast(errors, spec, "requests", spec.resources().requests(), ContainerTotals.requests(spec));
    }

    /** Of huge pages, the containers together may not have more than the pod. */
    private static void hugeLimits(FieldErrors errors, PodSpec spec) {
        Map<String, Quantity> totals = new TreeMap<>(ContainerTotals.limits(spec));
        totals.keySet().removeIf(resource -> !resource.startsWith("hugepages-"));
        atLeast(errors, spec, "limits", spec.resources().limits(), totals);
    }

    private static void atLeast(
            FieldErrors errors, PodSpec spec, String field, Map<String, String> given, Map<String, Quantity> totals) {
        new TreeMap<>(totals).forEach((resource, total) -> {
            if (!given.containsKey(resource)) {
                return;
            }
            Quantity amount = QuantityRules.of(given.get(resource));
            if (total.compareTo(amount) > 0) {
                errors.invalid(
                        spec.resources().path(field).key(resource),
                        amount.toString(),
                        "must be greater than or equal to aggregate container " + field + " of " + total);
            }
        });
    }

    private static void limits(FieldErrors errors, PodSpec spec) {
        Map<String, String> most = spec.resources().limits();
        FieldPath path = spec.resources().path("containers");
        List<Container> containers = spec.containers();
        for (int i = 0; i < containers.size(); i++) {
            FieldPath place = path.index(i);
            new TreeMap<>(containers.get(i).resources().limits()).forEach((resource, amount) -> {
                Quantity limit = QuantityRules.of(amount);
                if (most.containsKey(resource) && limit.compareTo(QuantityRules.of(most.get(resource))) > 0) {
                    errors.invalid(
                            place.key(resource).child("limits"),
                            limit.toString(),
                            "must be less than or equal to pod limits of " + QuantityRules.of(most.get(resource)));
                }
            });
        }
    }
}

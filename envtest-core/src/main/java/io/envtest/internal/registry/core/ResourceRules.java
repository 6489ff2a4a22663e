package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Quantity;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerResizePolicy;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.ResourceFieldSelector;
import io.envtest.view.core.v1.ResourceRequirements;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rules of requests and limits.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/">Resource management</a>
 */
final class ResourceRules {

    private static final Set<String> STANDARD = Set.of("cpu", "memory", "ephemeral-storage");
    private static final Set<String> FIELDS = new TreeSet<>(Set.of(
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage",
            "requests.cpu",
            "requests.memory",
            "requests.ephemeral-storage"));
    private static final List<String> RESIZABLE = List.of("cpu", "memory");
    private static final List<String> RESIZE_POLICIES = List.of("NotRequired", "RestartContainer");
    private static final String HUGE = "hugepages-";

    private ResourceRules() {}

    static void container(FieldErrors errors, Container container, PodSpec spec) {
        requirements(errors, container.resources());
        Set<String> resized = new HashSet<>();
        for (ContainerResizePolicy policy : container.resizePolicy()) {
            resize(errors, container, policy, resized, spec.restartPolicy());
        }
    }

    static void requirements(FieldErrors errors, ResourceRequirements resources) {
        amounts(errors, resources.path("limits"), resources.limits());
        for (Map.Entry<String, String> request : new TreeMap<>(resources.requests()).entrySet()) {
            amounts(errors, resources.path("requests"), Map.of(request.getKey(), request.getValue()));
            request(errors, resources, request.getKey(), request.getValue());
        }
        claims(errors, resources);
    }

    private static void amounts(FieldErrors errors, FieldPath path, Map<String, String> amounts) {
        new TreeMap<>(amounts).forEach((name, amount) -> {
            name(errors, path.key(name), name);
            QuantityRules.nonNegative(errors, path.key(name), amount);
            if (isWhole(name)) {
                QuantityRules.whole(errors, path.key(name), amount);
            }
        });
    }

    private static void name(FieldErrors errors, FieldPath path, String name) {
        if (!Rules.format(errors, path, name, Formats.QUALIFIED_NAME)) {
            return;
        }
        if (name.indexOf('/') < 0 && !STANDARD.contains(name) && !name.startsWith(HUGE)) {
            errors.invalid(path, name, "must be a standard resource for containers");
        } else if (name.indexOf('/') > 0 && name.startsWith("requests.")) {
            errors.invalid(path, name, "doesn't follow extended resource name standard");
        }
    }

    private static boolean isWhole(String name) {
        return name.indexOf('/') > 0 || name.startsWith(HUGE);
    }

    private static void request(FieldErrors errors, ResourceRequirements resources, String name, String amount) {
        Map<String, String> limits = resources.limits();
        FieldPath path = resources.path("requests");
        boolean overcommit = name.indexOf('/') < 0 && !name.startsWith(HUGE);
        if (!limits.containsKey(name)) {
            if (!overcommit) {
                errors.required(resources.path("limits"), "Limit must be set for non overcommitable resources");
            }
            return;
        }
        Quantity requested = QuantityRules.of(amount);
        Quantity limit = QuantityRules.of(limits.get(name));
        if (requested.compareTo(limit) > 0 && overcommit) {
            errors.invalid(path, requested.toString(), "must be less than or equal to " + name + " limit of " + limit);
        } else if (!overcommit && requested.compareTo(limit) != 0) {
            errors.invalid(path, requested.toString(), "must be equal to " + name + " limit of " + limit);
        }
    }

    private static void claims(FieldErrors errors, ResourceRequirements resources) {
        Set<String> seen = new HashSet<>();
        resources.claims().forEach(claim -> {
            Rules.required(errors, claim.path("name"), claim.name());
            String key = claim.request().isEmpty() ? claim.name() : claim.name() + "/" + claim.request();
            if (!claim.name().isEmpty() && !seen.add(key)) {
                errors.duplicate(claim.path(), key);
            }
        });
    }

    private static void resize(
            FieldErrors errors, Container container, ContainerResizePolicy policy, Set<String> seen, String restart) {
        FieldPath path = container.path("resizePolicy");
        if (!seen.add(policy.resourceName())) {
            errors.duplicate(path, policy.resourceName());
        }
        Rules.requiredOneOf(errors, path, policy.resourceName(), RESIZABLE);
        Rules.requiredOneOf(errors, path, policy.restartPolicy(), RESIZE_POLICIES);
        if (restart.equals("Never") && !policy.restartPolicy().equals("NotRequired")) {
            errors.invalid(path, policy.restartPolicy(), "must be 'NotRequired' when pod `restartPolicy` is 'Never'");
        }
    }

    /** A selector of a container's resource, as variables and volumes have it. */
    static void fieldRef(FieldErrors errors, ResourceFieldSelector selector, FieldPath path, boolean volume) {
        if (volume && selector.containerName().isEmpty()) {
            errors.required(path.child("containerName"), "");
            return;
        }
        if (selector.resource().isEmpty()) {
            errors.required(path.child("resource"), "");
            return;
        }
        boolean huge = selector.resource().startsWith("limits." + HUGE)
                || selector.resource().startsWith("requests." + HUGE);
        if (!FIELDS.contains(selector.resource()) && !huge) {
            errors.notSupported(path.child("resource"), selector.resource(), FIELDS);
        }
        divisor(errors, selector, path);
    }

    private static void divisor(FieldErrors errors, ResourceFieldSelector selector, FieldPath path) {
        Quantity divisor = QuantityRules.of(selector.divisor());
        if (divisor.sign() == 0) {
            return;
        }
        List<String> cpu = List.of("1m", "1");
        List<String> bytes = List.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");
        String resource = selector.resource();
        if (resource.endsWith(".cpu") && !cpu.contains(divisor.toString())) {
            errors.invalid(
                    path.child("divisor"),
                    divisor.toString(),
                    "only divisor's values 1m and 1 are supported with the cpu resource");
        } else if (!resource.endsWith(".cpu") && !bytes.contains(divisor.toString())) {
            String what = resource.endsWith(".memory")
                    ? "memory"
                    : resource.contains(HUGE) ? "hugepages" : "local ephemeral storage";
            errors.invalid(
                    path.child("divisor"),
                    divisor.toString(),
                    "only divisor's values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the "
                            + what + " resource");
        }
    }
}

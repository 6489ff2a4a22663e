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
import io.envtest.view.core.v1.ResourceClaim;
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

    /** How a rule looks at the name of a resource. */
    interface Naming {
        void check(FieldErrors errors, FieldPath path, String name);
    }

    static void container(FieldErrors errors, Container container, PodSpec spec, Set<String> claims) {
        requirements(errors, container.resources(), ResourceNames::container, claims);
        Set<String> resized = new HashSet<>();
        List<ContainerResizePolicy> policies = container.resizePolicy();
        policies.forEach(policy -> resize(errors, container, policy, resized, spec.restartPolicy()));
    }

    static void requirements(FieldErrors errors, ResourceRequirements resources, Naming naming, Set<String> claims) {
        Map<String, String> limits = new TreeMap<>(resources.limits());
        Map<String, String> requests = new TreeMap<>(resources.requests());
        limits(errors, resources.path("limits"), limits, naming);
        requests.forEach((name, amount) -> {
            FieldPath place = resources.path("requests").key(name);
            naming.check(errors, place, name);
            ResourceNames.amount(errors, place, name, amount);
            request(errors, resources, name, amount);
            ResourceNames.pages(errors, place, name, amount);
        });
        Set<String> names = new HashSet<>(limits.keySet());
        names.addAll(requests.keySet());
        ResourceNames.huge(errors, resources.path(), names);
        claims(errors, resources, claims);
    }

    /** What a pod takes beside its containers. */
    static void overhead(FieldErrors errors, PodSpec spec) {
        FieldPath path = spec.path("overhead");
        limits(errors, path.child("limits"), new TreeMap<>(spec.overhead()), ResourceNames::container);
        ResourceNames.huge(errors, path, spec.overhead().keySet());
    }

    private static void limits(FieldErrors errors, FieldPath path, Map<String, String> amounts, Naming naming) {
        amounts.forEach((name, amount) -> {
            FieldPath place = path.key(name);
            naming.check(errors, place, name);
            ResourceNames.containerAmount(errors, place, name, amount);
        });
    }

    private static void request(FieldErrors errors, ResourceRequirements resources, String name, String amount) {
        Map<String, String> limits = resources.limits();
        FieldPath path = resources.path("requests");
        boolean overcommit = ResourceNames.isOvercommitAllowed(name);
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

    private static void claims(FieldErrors errors, ResourceRequirements resources, Set<String> known) {
        Set<String> whole = new HashSet<>();
        Set<String> parts = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (ResourceClaim claim : resources.claims()) {
            String name = claim.name();
            if (name.isEmpty()) {
                errors.required(claim.path(), "");
                continue;
            }
            Rules.optionalFormat(errors, claim.path("request"), claim.request(), Formats.DNS_LABEL);
            boolean part = !claim.request().isEmpty();
            String key = name + "/" + claim.request();
            if (part ? whole.contains(name) : names.contains(name)) {
                errors.duplicate(claim.path(), name);
            } else if (part && !parts.add(key)) {
                errors.duplicate(claim.path(), key);
            }
            if (!part) {
                whole.add(name);
            }
            names.add(name);
            if (!known.contains(name)) {
                errors.notFound(
                        claim.path(), name, "must be one of the names in pod.spec.resourceClaims" + list(known));
            }
        }
    }

    private static String list(Set<String> known) {
        return known.isEmpty() ? " which is empty" : ": " + String.join(", ", new TreeSet<>(known));
    }

    private static void resize(
            FieldErrors errors, Container container, ContainerResizePolicy policy, Set<String> seen, String restart) {
        FieldPath path = container.path("resizePolicy");
        if (!seen.add(policy.resourceName())) {
            errors.duplicate(policy.path(), policy.resourceName());
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
            return;
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
                    resource,
                    "only divisor's values 1m and 1 are supported with the cpu resource");
        } else if (!resource.endsWith(".cpu") && !bytes.contains(divisor.toString())) {
            String what = resource.endsWith(".memory")
                    ? "memory"
                    : resource.contains(HUGE) ? "hugepages" : "local ephemeral storage";
            errors.invalid(
                    path.child("divisor"),
                    resource,
                    "only divisor's values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the "
                            + what + " resource");
        }
    }
}

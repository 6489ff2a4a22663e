package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which names resources have, and in what amounts they come.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/">Resources</a>
 */
public final class ResourceNames {

    private static final Set<String> CONTAINER = Set.of("cpu", "memory", "ephemeral-storage");
    private static final Set<String> COUNTED = Set.of(
            "pods",
            "resourcequotas",
            "services",
            "replicationcontrollers",
            "secrets",
            "configmaps",
            "persistentvolumeclaims",
            "services.nodeports",
            "services.loadbalancers");
    private static final Set<String> QUOTA = Stream.concat(
                    COUNTED.stream(),
                    Stream.of(
                            "cpu",
                            "memory",
                            "ephemeral-storage",
                            "requests.cpu",
                            "requests.memory",
                            "requests.storage",
                            "requests.ephemeral-storage",
                            "limits.cpu",
                            "limits.memory",
                            "limits.ephemeral-storage"))
            .collect(Collectors.toUnmodifiableSet());
    private static final String HUGE_PAGES = "hugepages-";
    private static final String REQUESTS = "requests.";

    private ResourceNames() {}

    /** The name must be one that Kubernetes knows, or have a domain in front. */
    public static boolean any(FieldErrors errors, FieldPath path, String name) {
        int before = errors.size();
        if (!Rules.format(errors, path, name, Formats.QUALIFIED_NAME)) {
            errors.ofOwnType(before);
            return false;
        }
        if (isPlain(name) && !isStandard(name)) {
            errors.invalidOwnType(path, name, "must be a standard resource type or fully qualified");
            return false;
        }
        return true;
    }

    /** Whether Kubernetes knows the name without a domain in front. */
    public static boolean isStandard(String name) {
        return isQuota(name) || name.equals("storage");
    }

    /** Whether containers have the resource, which stands without a domain in front. */
    private static boolean isOfContainers(String name) {
        return CONTAINER.contains(name) || name.startsWith(HUGE_PAGES);
    }

    /** The name must be of a resource that containers have. */
    public static void container(FieldErrors errors, FieldPath path, String name) {
        any(errors, path, name);
        if (isPlain(name)) {
            if (!isOfContainers(name)) {
                errors.invalidOwnType(path, name, "must be a standard resource for containers");
            }
        } else if (!isNative(name) && !isExtended(name)) {
            errors.invalidOwnType(path, name, "doesn't follow extended resource name standard");
        }
    }

    /** The name must be of a resource that a quota can limit. */
    public static void quota(FieldErrors errors, FieldPath path, String name) {
        any(errors, path, name);
        if (isPlain(name) && !isQuota(name)) {
            errors.invalidOwnType(path, name, "must be a standard resource for quota");
        }
    }

    /** The amount must not be negative, and whole where the resource is counted. */
    public static void amount(FieldErrors errors, FieldPath path, String name, String amount) {
        QuantityRules.nonNegative(errors, path, amount);
        if (COUNTED.contains(name) || isExtended(name)) {
            QuantityRules.whole(errors, path, amount);
        }
    }

    /** The amount that a container has must fit the resource; memory in large pages comes in whole pages. */
    public static void containerAmount(FieldErrors errors, FieldPath path, String name, String amount) {
        amount(errors, path, name, amount);
        pages(errors, path, name, amount);
    }

    /** Memory in large pages comes in whole pages. */
    static void pages(FieldErrors errors, FieldPath path, String name, String amount) {
        if (name.startsWith(HUGE_PAGES)) {
            long page = QuantityRules.of(name.substring(HUGE_PAGES.length())).value();
            if (page <= 0 || QuantityRules.of(amount).value() % page != 0) {
                String shown = QuantityRules.of(amount).toString();
                errors.invalid(path, shown, shown + " is not positive integer multiple of " + name);
            }
        }
    }

    /** Whether the name is one that Kubernetes knows for quotas. */
    static boolean isQuota(String name) {
        return QUOTA.contains(name) || name.startsWith(HUGE_PAGES) || name.startsWith(REQUESTS + HUGE_PAGES);
    }

    /** Whether more may be promised of the resource than there is. */
    static boolean isOvercommitAllowed(String name) {
        return isNative(name) && !name.startsWith(HUGE_PAGES);
    }

    private static boolean isPlain(String name) {
        return name.indexOf('/') < 0;
    }

    /** Whether the name is one of Kubernetes itself: without a domain, or with one of kubernetes.io. */
    public static boolean isNative(String name) {
        return isPlain(name) || name.contains("kubernetes.io/");
    }

    private static boolean isExtended(String name) {
        return !isNative(name)
                && !name.startsWith(REQUESTS)
                && Formats.QUALIFIED_NAME.wrong(REQUESTS + name).isEmpty();
    }

    /** Huge pages make sense only for who has a share of the processor or of memory. */
    public static void huge(FieldErrors errors, FieldPath path, Set<String> names) {
        boolean hasHuge = names.stream().anyMatch(name -> name.startsWith(HUGE_PAGES));
        if (hasHuge && !names.contains("cpu") && !names.contains("memory")) {
            errors.forbidden(path, "HugePages require cpu or memory");
        }
    }
}

package io.envtest.internal.registry.resource;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.ConditionRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.meta.v1.Condition;
import io.envtest.view.resource.v1alpha3.PoolStatus;
import io.envtest.view.resource.v1alpha3.ResourcePoolStatusRequestSpec;
import io.envtest.view.resource.v1alpha3.ResourcePoolStatusRequestStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules of what is asked about pools, and of the answer. They count lengths in bytes, unlike others. */
final class PoolStatusRules {

    private static final int MOST_ASKED = 1000;
    private static final int MOST_POOLS = 1000;
    private static final int MOST_CONDITIONS = 10;
    private static final int POOL_BYTES = 253;
    private static final int ERROR_BYTES = 256;
    private static final String ANY_CASE = NameRules.dnsSubdomainWords()
            .replace(
                    "a lowercase RFC 1123 subdomain must consist of lower case",
                    "an RFC 1123 subdomain must consist of")
            .replace("'example.com'", "'Example.com'");

    private PoolStatusRules() {}

    static void spec(FieldErrors errors, ResourcePoolStatusRequestSpec spec) {
        driver(errors, spec.path("driver"), spec.driver());
        if (spec.hasPoolName()) {
            pool(errors, spec.path("poolName"), spec.poolName());
        }
        if (Rules.atLeast(errors, spec.path("limit"), spec.limit(), 1) && spec.limit() > MOST_ASKED) {
            errors.invalid(spec.path("limit"), spec.limit(), "must be less than or equal to " + MOST_ASKED);
        }
    }

    static void status(FieldErrors errors, ResourcePoolStatusRequestStatus status) {
        ConditionRules.conditions(errors, status.conditions());
        if (status.has("poolCount")) {
            Rules.nonNegative(errors, status.path("poolCount"), status.poolCount());
        } else {
            errors.required(status.path("poolCount"), "");
        }
        if (Rules.maxItems(errors, status.path("pools"), status.pools(), MOST_POOLS)) {
            status.pools().forEach(pool -> answer(errors, pool));
        }
        if (Rules.maxItems(errors, status.path("conditions"), status.conditions(), MOST_CONDITIONS)) {
            unique(errors, status.conditions());
        }
    }

    private static void unique(FieldErrors errors, List<Condition> conditions) {
        Set<String> types = new HashSet<>();
        for (Condition condition : conditions) {
            if (!types.add(condition.type())) {
                errors.duplicate(condition.path(), GoValue.byValue(condition));
            }
        }
    }

    private static void answer(FieldErrors errors, PoolStatus pool) {
        driver(errors, pool.path("driver"), pool.driver());
        if (Rules.required(errors, pool.path("poolName"), pool.poolName())) {
            pool(errors, pool.path("poolName"), pool.poolName());
        }
        if (pool.generation() == 0) {
            errors.required(pool.path("generation"), "");
        } else {
            Rules.nonNegative(errors, pool.path("generation"), pool.generation());
        }
        if (pool.hasResourceSliceCount()) {
            Rules.atLeast(errors, pool.path("resourceSliceCount"), pool.resourceSliceCount(), 1);
        }
        Rules.nonNegative(errors, pool.path("totalDevices"), pool.totalDevices());
        Rules.nonNegative(errors, pool.path("allocatedDevices"), pool.allocatedDevices());
        Rules.nonNegative(errors, pool.path("availableDevices"), pool.availableDevices());
        Rules.nonNegative(errors, pool.path("unavailableDevices"), pool.unavailableDevices());
        if (pool.hasNodeName()) {
            domain(errors, pool.path("nodeName"), pool.nodeName(), "");
        }
        Rules.maxBytes(errors, pool.path("validationError"), pool.validationError(), ERROR_BYTES);
    }

    private static void driver(FieldErrors errors, FieldPath path, String driver) {
        if (!Rules.required(errors, path, driver)) {
            return;
        }
        for (String wrong : Formats.DNS_SUBDOMAIN.wrong(driver.toLowerCase(Locale.ROOT))) {
            errors.invalid(path, driver, inBytes(wrong, ANY_CASE));
        }
    }

    private static void pool(FieldErrors errors, FieldPath path, String name) {
        Rules.maxBytes(errors, path, name, POOL_BYTES);
        String[] segments = name.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String segment = "segment " + i + ": ";
            if (segments[i].isEmpty()) {
                errors.invalid(path, name, segment + "must not be empty");
            } else {
                domain(errors, path, segments[i], segment);
            }
        }
    }

    private static void domain(FieldErrors errors, FieldPath path, String name, String prefix) {
        for (String wrong : Formats.DNS_SUBDOMAIN.wrong(name)) {
            errors.invalid(path, name, prefix + inBytes(wrong, wrong));
        }
    }

    /** Words for a text that is too long, or others. */
    private static String inBytes(String wrong, String otherwise) {
        return wrong.startsWith("must be no more than") ? wrong.replace("characters", "bytes") : otherwise;
    }
}

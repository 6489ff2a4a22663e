package io.envtest.internal.admission.plugin.resourcequota;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.meta.Quantity;
import io.envtest.view.core.v1.ResourceQuota;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a request adds to the usage of a quota.
 *
 * @param quota the quota as it was read
 * @param more amounts by names of limits; below zero where usage falls
 */
record Charge(ResourceQuota quota, Map<String, Quantity> more) {

    static Map<String, Quantity> sorted(Map<String, Quantity> amounts) {
        return new TreeMap<>(amounts);
    }

    /** Refuses if the quota, in its present state, does not allow it. */
    void check(AdmissionRequest request, ResourceQuota now) {
        Map<String, String> hard = now.status().hard();
        Map<String, String> used = now.status().used();
        Map<String, Quantity> exceeded = new TreeMap<>();
        Map<String, Quantity> unknown = new TreeMap<>();
        more.forEach((limit, amount) -> {
            if (hard.containsKey(limit) && !used.containsKey(limit)) {
                unknown.put(limit, amount);
            } else if (hard.containsKey(limit)
                    && amount.sign() > 0
                    && sum(used, limit, amount).compareTo(amount(hard, limit)) > 0) {
                exceeded.put(limit, amount);
            }
        });
        String name = now.metadata().name();
        if (!unknown.isEmpty()) {
            throw request.forbidden(
                    "status unknown for quota: " + name + ", resources: " + String.join(",", unknown.keySet()));
        }
        if (!exceeded.isEmpty()) {
            throw request.forbidden("exceeded quota: " + name + ", requested: " + text(exceeded) + ", used: "
                    + text(of(used, exceeded)) + ", limited: " + text(of(hard, exceeded)));
        }
    }

    /** Checks once more and writes the new usage. */
    void apply(AdmissionRequest request, ResourceQuota now) {
        check(request, now);
        Map<String, String> used = new LinkedHashMap<>(now.status().used());
        more.forEach((limit, amount) -> {
            if (used.containsKey(limit)) {
                used.put(limit, sum(used, limit, amount).toString());
            }
        });
        now.status().setUsed(used);
    }

    private static Quantity sum(Map<String, String> used, String limit, Quantity amount) {
        Quantity before = amount(used, limit);
        return before.sign() == 0 ? amount : before.plus(amount);
    }

    private static Quantity amount(Map<String, String> amounts, String limit) {
        return Quantity.tryParse(amounts.getOrDefault(limit, "0")).orElse(Quantity.ZERO);
    }

    private static Map<String, Quantity> of(Map<String, String> amounts, Map<String, Quantity> limits) {
        Map<String, Quantity> some = new TreeMap<>();
        limits.keySet().forEach(limit -> some.put(limit, amount(amounts, limit)));
        return some;
    }

    private static String text(Map<String, Quantity> amounts) {
        return amounts.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}

package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.LimitRangeItem;
import io.envtest.view.core.v1.LimitRangeSpec;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rules of limits for a namespace. */
final class LimitRangeRules {

    private static final Set<String> TYPES = Set.of("Pod", "Container", "PersistentVolumeClaim");

    private LimitRangeRules() {}

    static void limits(FieldErrors errors, LimitRangeSpec spec) {
        Set<String> types = new HashSet<>();
        for (LimitRangeItem limit : spec.limits()) {
            type(errors, limit.path("type"), limit.type());
            if (!types.add(limit.type())) {
                errors.duplicate(limit.path("type"), limit.type());
            }
            names(errors, limit);
            Set<String> resources = new TreeSet<>(limit.max().keySet());
            resources.addAll(limit.min().keySet());
            resources.addAll(limit.maxLimitRequestRatio().keySet());
            if (!limit.type().equals("Pod")) {
                resources.addAll(limit.default_().keySet());
                resources.addAll(limit.defaultRequest().keySet());
            }
            resources.forEach(resource -> new LimitOfResource(errors, limit, resource).check());
        }
    }

    private static void type(FieldErrors errors, FieldPath path, String type) {
        if (Rules.format(errors, path, type, Formats.QUALIFIED_NAME)
                && type.indexOf('/') < 0
                && !TYPES.contains(type)) {
            errors.invalid(path, type, "must be a standard limit type or fully qualified");
        }
    }

    private static void names(FieldErrors errors, LimitRangeItem limit) {
        resources(errors, limit, "max", limit.max());
        resources(errors, limit, "min", limit.min());
        if (limit.type().equals("Pod")) {
            notForPods(errors, limit, "default", limit.default_());
            notForPods(errors, limit, "defaultRequest", limit.defaultRequest());
        } else {
            resources(errors, limit, "default", limit.default_());
            resources(errors, limit, "defaultRequest", limit.defaultRequest());
        }
        if (limit.type().equals("PersistentVolumeClaim")
                && !limit.min().containsKey("storage")
                && !limit.max().containsKey("storage")) {
            errors.required(
                    limit.path("limits"),
                    "either minimum or maximum storage value is required, but neither was provided");
        }
        resources(errors, limit, "maxLimitRequestRatio", limit.maxLimitRequestRatio());
    }

    private static void notForPods(
            FieldErrors errors, LimitRangeItem limit, String field, Map<String, String> amounts) {
        if (!amounts.isEmpty()) {
            errors.forbidden(limit.path(field), "may not be specified when `type` is 'Pod'");
        }
    }

    private static void resources(
            FieldErrors errors, LimitRangeItem limit, String field, Map<String, String> amounts) {
        boolean containers = limit.type().equals("Pod") || limit.type().equals("Container");
        for (String name : new TreeMap<>(amounts).keySet()) {
            FieldPath path = limit.path(field).key(name);
            if (containers) {
                ResourceNames.container(errors, path, name);
            } else {
                ResourceNames.any(errors, path, name);
            }
        }
    }
}

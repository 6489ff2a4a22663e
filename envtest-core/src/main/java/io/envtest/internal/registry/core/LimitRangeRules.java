package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Quantity;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.LimitRangeItem;
import io.envtest.view.core.v1.LimitRangeSpec;
import java.util.HashSet;
import java.util.Locale;
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

    /** The bounds and defaults of one resource must fit each other. */
    private record LimitOfResource(FieldErrors errors, LimitRangeItem limit, String resource) {

        private static final Quantity ONE = Quantity.of(1);
        private static final long MILLI_FITS = Long.MAX_VALUE / 1000;

        void check() {
            ordered("min", limit.min(), "min value", limit.min(), "max value", limit.max());
            boolean pod = limit.type().equals("Pod");
            Map<String, String> limits = pod ? Map.of() : limit.default_();
            Map<String, String> requests = pod ? Map.of() : limit.defaultRequest();
            String request = "defaultRequest";
            ordered(request, requests, "min value", limit.min(), "default request value", requests);
            ordered(request, requests, "default request value", requests, "max value", limit.max());
            ordered(request, requests, "default request value", requests, "default limit value", limits);
            ordered("default", limit.min(), "min value", limit.min(), "default value", limits);
            ordered("default", limit.max(), "default value", limits, "max value", limit.max());
            ratio();
            String byDefault = limits.get(resource);
            String requested = requests.get(resource);
            if (byDefault != null
                    && requested != null
                    && !ResourceNames.isOvercommitAllowed(resource)
                    && amount(byDefault).compareTo(amount(requested)) != 0) {
                errors.invalid(
                        limit.path(request).key(resource),
                        amount(requested).toString(),
                        "default value " + amount(byDefault) + " must equal to defaultRequest value "
                                + amount(requested) + " in " + resource);
            }
        }

        private void ordered(
                String field,
                Map<String, String> shown,
                String lowerWords,
                Map<String, String> lower,
                String upperWords,
                Map<String, String> upper) {
            String least = lower.get(resource);
            String most = upper.get(resource);
            if (least != null && most != null && amount(least).compareTo(amount(most)) > 0) {
                errors.invalid(
                        limit.path(field).key(resource),
                        amount(shown.getOrDefault(resource, "0")).toString(),
                        lowerWords + " " + amount(least) + " is greater than " + upperWords + " " + amount(most));
            }
        }

        private void ratio() {
            String text = limit.maxLimitRequestRatio().get(resource);
            if (text == null) {
                return;
            }
            FieldPath path = limit.path("maxLimitRequestRatio").key(resource);
            Quantity ratio = amount(text);
            if (ratio.compareTo(ONE) < 0) {
                errors.invalid(path, ratio.toString(), "ratio " + ratio + " is less than 1");
            }
            String least = limit.min().get(resource);
            String most = limit.max().get(resource);
            if (least != null && most != null) {
                double bound = bound(ratio, amount(least), amount(most));
                if (asNumber(ratio, amount(least), amount(most)) > bound) {
                    errors.invalid(
                            path,
                            ratio.toString(),
                            "ratio " + ratio + " is greater than max/min = " + decimals(bound));
                }
            }
        }

        private static boolean inMillis(Quantity ratio, Quantity least, Quantity most) {
            return ratio.value() < MILLI_FITS && least.value() < MILLI_FITS && most.value() < MILLI_FITS;
        }

        private static double asNumber(Quantity ratio, Quantity least, Quantity most) {
            return inMillis(ratio, least, most) ? ratio.milliValue() / 1000.0 : ratio.value();
        }

        private static double bound(Quantity ratio, Quantity least, Quantity most) {
            return inMillis(ratio, least, most)
                    ? (double) most.milliValue() / least.milliValue()
                    : (double) most.value() / least.value();
        }

        private static String decimals(double bound) {
            if (Double.isNaN(bound)) {
                return "NaN";
            }
            return Double.isInfinite(bound) ? (bound > 0 ? "+Inf" : "-Inf") : String.format(Locale.ROOT, "%f", bound);
        }

        private static Quantity amount(String text) {
            return QuantityRules.of(text);
        }
    }
}

package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Quantity;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.LimitRangeItem;
import java.util.Locale;
import java.util.Map;

/** The bounds and defaults of one resource must fit each other. */
record LimitOfResource(FieldErrors errors, LimitRangeItem limit, String resource) {

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

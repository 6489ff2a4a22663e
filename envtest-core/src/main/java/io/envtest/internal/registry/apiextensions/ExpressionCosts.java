package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What the rules of one schema cost at worst, by their estimates. One validation, one instance. */
final class ExpressionCosts {

    /** The most that one rule may cost in one request, all its runs together. */
    static final long RULE_LIMIT = 10_000_000;

    private static final long SCHEMA_LIMIT = 100_000_000;
    private static final long WORTH_NAMING = SCHEMA_LIMIT / 100;
    private static final int NAMED = 4;
    private static final double FAR_TOO_MUCH = 100;
    private static final double LITTLE_TOO_MUCH = 1.5;

    private record Cost(FieldPath path, long units) {}

    private final List<Cost> dearest = new ArrayList<>();
    private long total;

    /** Adds an expression's cost, saturating. */
    void add(FieldPath path, long units) {
        if (units <= 0) {
            return;
        }
        total = plus(total, units);
        if (units < WORTH_NAMING) {
            return;
        }
        int at = 0;
        while (at < dearest.size() && dearest.get(at).units() >= units) {
            at++;
        }
        dearest.add(at, new Cost(path, units));
        if (dearest.size() > NAMED) {
            dearest.remove(NAMED);
        }
    }

    /** An expression over its own limit is refused. */
    static void checkOne(FieldErrors errors, FieldPath path, String what, long units) {
        if (units > RULE_LIMIT) {
            errors.forbidden(path, exceeded(what, units, RULE_LIMIT));
        }
    }

    /** A schema over the limit is refused, with the dearest of its expressions. */
    void checkTotal(FieldErrors errors, FieldPath schema) {
        if (total > SCHEMA_LIMIT) {
            dearest.forEach(cost -> errors.forbidden(
                    cost.path(),
                    "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema"));
            errors.forbidden(
                    schema,
                    exceeded(
                            "x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema",
                            total,
                            SCHEMA_LIMIT));
        }
    }

    static long times(long units, long runs) {
        long product = units * runs;
        return Math.multiplyHigh(units, runs) != 0 || product < 0 ? Long.MAX_VALUE : product;
    }

    private static long plus(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static String exceeded(String what, long units, long limit) {
        double factor = (double) units / limit;
        String times = factor > FAR_TOO_MUCH
                ? "more than 100x"
                : new BigDecimal(factor).setScale(factor < LITTLE_TOO_MUCH ? 6 : 1, RoundingMode.HALF_EVEN) + "x";
        return what + " exceeds budget by factor of " + times
                + " (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and"
                + " strings are declared)";
    }
}

package io.envtest.internal.registry.rule;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Quantity;
import io.envtest.view.FieldPath;

/** Rules of amounts. Decoding has refused what is no quantity; an absent one counts as zero. */
public final class QuantityRules {

    private QuantityRules() {}

    /** The amount behind a field. */
    public static Quantity of(String text) {
        return Quantity.tryParse(text).orElse(Quantity.ZERO);
    }

    /** The amount as lists of resources keep it. */
    public static Quantity ofList(String text) {
        return of(text).roundedUpToMillis();
    }

    /** The amount must be 0 or more. */
    public static boolean nonNegative(FieldErrors errors, FieldPath path, String value) {
        boolean right = of(value).sign() >= 0;
        if (!right) {
            errors.invalid(path, of(value).toString(), "must be greater than or equal to 0");
        }
        return right;
    }

    /** The amount must be more than 0. */
    public static boolean positive(FieldErrors errors, FieldPath path, String value) {
        boolean right = of(value).sign() > 0;
        if (!right) {
            errors.invalid(path, of(value).toString(), "must be greater than zero");
        }
        return right;
    }

    /** The amount must be a whole number. */
    public static boolean whole(FieldErrors errors, FieldPath path, String value) {
        boolean right = ofList(value).milliValue() % 1000 == 0;
        if (!right) {
            errors.invalid(path, of(value).toString(), "must be an integer");
        }
        return right;
    }
}

package io.envtest.internal.registry.rule;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.IntOrString;
import java.util.regex.Pattern;

/** Rules of values that are a number or a share such as {@code 25%}. */
public final class IntOrStringRules {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}");

    private IntOrStringRules() {}

    /** The value must be a share or a number of 0 or more. */
    public static void nonNegativeOrPercent(FieldErrors errors, FieldPath path, IntOrString value) {
        if (value.isInt()) {
            Rules.nonNegative(errors, path, value.intValue());
        } else {
            int before = errors.size();
            Rules.format(errors, path, value.strValue(), Formats.PERCENT);
            errors.ofOwnType(before);
        }
    }

    /** A share must not be more than the whole. */
    public static void atMostWhole(FieldErrors errors, FieldPath path, IntOrString value) {
        if (percent(value) > 100) {
            errors.invalid(path, GoValue.of(value), "must not be greater than 100%");
        }
    }

    /** The number before the percent sign, -1 if it is no share. */
    private static int percent(IntOrString value) {
        String text = value.strValue();
        if (value.isInt() || !Formats.PERCENT.wrong(text).isEmpty()) {
            return -1;
        }
        String digits = text.substring(0, text.length() - 1);
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    /** The number, or the number before the percent sign; 0 if it is neither. */
    public static int number(IntOrString value) {
        if (value.isInt()) {
            return value.intValue();
        }
        boolean digits = NUMBER.matcher(value.strValue()).matches();
        return digits ? Integer.parseInt(value.strValue()) : Math.max(0, percent(value));
    }
}

package io.envtest.internal.controller.runtime;

import io.envtest.view.IntOrString;

/** Numbers that may be given as a share of a total, such as {@code maxSurge: 25%}. */
public final class Shares {

    private static final double PERCENT = 100.0;

    private Shares() {}

    /**
     * The number meant.
     *
     * @param value a number, or a text such as {@code 25%}
     * @param total what the share is of
     * @param roundUp whether a fraction counts as one more
     */
    public static int of(IntOrString value, int total, boolean roundUp) {
        if (value.isInt()) {
            return value.intValue();
        }
        String text = value.strValue();
        if (!text.endsWith("%")) {
            return 0;
        }
        double exact = Integer.parseInt(text.substring(0, text.length() - 1)) * (double) total / PERCENT;
        return (int) (roundUp ? Math.ceil(exact) : Math.floor(exact));
    }
}

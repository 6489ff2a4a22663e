package io.envtest.internal.schema.cel;

import org.jspecify.annotations.Nullable;

/**
 * A compiled expression that selects devices.
 *
 * @param error why the expression cannot be used, in the words of the server ({@code compilation failed: ERROR: …}), which are reported as
 *     an invalid value; null when it can
 * @param estimatedCost the estimated cost of one evaluation at worst, in units of CEL cost; {@link Long#MAX_VALUE} when it overflows
 * @param condition the expression ready to run; null after an error
 */
public record DeviceExpression(
        @Nullable String error,
        long estimatedCost,
        @Nullable DeviceCondition condition) {

    /** An expression that cannot be used. */
    public static DeviceExpression broken(String error) {
        return new DeviceExpression(error, 0, null);
    }
}

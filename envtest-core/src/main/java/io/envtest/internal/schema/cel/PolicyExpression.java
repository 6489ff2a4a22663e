package io.envtest.internal.schema.cel;

import org.jspecify.annotations.Nullable;

/** A compiled expression of a policy; only the engine that made it knows what is inside. Safe for use by many threads. */
public interface PolicyExpression {

    /**
     * Why the expression cannot be used, in the words of the server ({@code compilation failed: ERROR: …} or
     * {@code must evaluate to bool but got string}, which are reported as invalid values, or {@code program instantiation failed: …},
     * which is reported as an internal error); null when it can.
     */
    @Nullable
    String error();

    /** The estimated cost of one evaluation at worst, in units of CEL cost; {@link Long#MAX_VALUE} when it has no bound. */
    long estimatedCost();
}

package io.envtest.cel.eval;

/**
 * What came out of one run.
 *
 * @param value the value, which may be a {@link io.envtest.cel.value.CelError}
 * @param cost what it cost, in units of CEL cost
 */
public record Evaluation(Object value, long cost) {}

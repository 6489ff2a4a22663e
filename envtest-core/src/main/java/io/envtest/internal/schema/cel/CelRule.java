package io.envtest.internal.schema.cel;

/**
 * One entry of {@code x-kubernetes-validations}, as far as the engine needs it.
 *
 * @param rule the expression, as written
 * @param message what to say when the rule fails; empty for none
 * @param messageExpression an expression for the same; empty for none
 * @param optionalOldSelf whether {@code oldSelf} is an optional and the rule therefore also runs without an old value
 */
public record CelRule(String rule, String message, String messageExpression, boolean optionalOldSelf) {}

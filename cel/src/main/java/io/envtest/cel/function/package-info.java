/**
 * What a function is: its overloads, what they do and what they cost, estimated before and counted while an expression runs.
 * The libraries declare their functions with it; the checker, the estimator and the evaluator read it.
 */
@NullMarked
package io.envtest.cel.function;

import org.jspecify.annotations.NullMarked;

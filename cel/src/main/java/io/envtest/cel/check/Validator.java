package io.envtest.cel.check;

import io.envtest.cel.syntax.Issues;

/** Looks for mistakes in an expression that has no type errors. */
@FunctionalInterface
public interface Validator {

    /** Adds what is wrong with the expression. */
    void validate(CheckedExpr expression, Issues issues);
}

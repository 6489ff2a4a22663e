package io.envtest.cel.syntax;

/**
 * An expression after parsing.
 *
 * @param root the tree, with macros expanded
 * @param nodeCount one more than the highest number of a node
 */
public record ParsedExpr(Expr root, int nodeCount) {}

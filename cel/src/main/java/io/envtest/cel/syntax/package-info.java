/**
 * From text to a tree: the grammar, literals and macros of the expression language, and errors with their place in the text.
 * This is the first step of compiling an expression.
 */
@NullMarked
package io.envtest.cel.syntax;

import org.jspecify.annotations.NullMarked;

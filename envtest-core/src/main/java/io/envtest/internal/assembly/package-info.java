/**
 * The composition root: puts a cluster together from its parts, starts them in order and closes them in reverse. The
 * only package that sees everything.
 */
@NullMarked
package io.envtest.internal.assembly;

import org.jspecify.annotations.NullMarked;

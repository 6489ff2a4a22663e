/**
 * The Common Expression Language as Kubernetes sets it up, behind the core's {@link io.envtest.internal.schema.cel.CelEngine}. An
 * expression goes from text to tree ({@code syntax}), gets types ({@code check}), an estimated cost ({@code cost}) and a program
 * ({@code eval}).
 */
@NullMarked
package io.envtest.cel;

import org.jspecify.annotations.NullMarked;

/**
 * The place where the Common Expression Language plugs in: custom resource rules and admission policies compile and run
 * their expressions through {@link io.envtest.internal.schema.cel.CelEngine}. The implementation is a module of its own
 * and is looked up only when the first expression appears.
 */
@NullMarked
package io.envtest.internal.schema.cel;

import org.jspecify.annotations.NullMarked;

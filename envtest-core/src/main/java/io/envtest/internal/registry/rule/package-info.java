/**
 * The words that rules of kinds are written in: {@code required}, {@code oneOf}, {@code immutable}, formats of names, labels,
 * addresses and quantities, and the parts that many kinds share. Pure functions over views, paths and
 * {@link io.envtest.internal.field.FieldErrors}.
 */
@NullMarked
package io.envtest.internal.registry.rule;

import org.jspecify.annotations.NullMarked;

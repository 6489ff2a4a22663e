/**
 * The built-in resources: definitions from the type catalogue, read when first asked for, joined with what the packages
 * of the groups declare about their kinds.
 */
@NullMarked
package io.envtest.internal.registry.builtin;

import org.jspecify.annotations.NullMarked;

/**
 * The values and types of the expression language. Plain values are Java's own (Boolean, Long, Double, String, Instant,
 * Duration); lists and maps read JSON trees in place, without copying them.
 */
@NullMarked
package io.envtest.cel.value;

import org.jspecify.annotations.NullMarked;

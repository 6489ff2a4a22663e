/**
 * Estimates what an expression costs at worst before it runs. The server refuses rules that could become too expensive; this says
 * which ones.
 */
@NullMarked
package io.envtest.cel.cost;

import org.jspecify.annotations.NullMarked;

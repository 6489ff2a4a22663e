/**
 * Runs checked expressions over values and counts what that costs. This is the last step: a {@link io.envtest.cel.eval.Program}
 * is planned once and run for every object.
 */
@NullMarked
package io.envtest.cel.eval;

import org.jspecify.annotations.NullMarked;

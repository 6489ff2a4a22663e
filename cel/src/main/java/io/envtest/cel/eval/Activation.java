package io.envtest.cel.eval;

import org.jspecify.annotations.Nullable;

/** The values of the variables for one run. */
@FunctionalInterface
public interface Activation {

    /** The value of a variable, or null when it has none. */
    @Nullable
    Object find(String name);
}

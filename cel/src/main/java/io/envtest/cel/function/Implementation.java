package io.envtest.cel.function;

import org.jspecify.annotations.Nullable;

/** What an overload does. */
@FunctionalInterface
public interface Implementation {

    /**
     * Calls it.
     *
     * @param args the arguments, the target first; none is an error, and all fit the overload
     * @return the result, which may be a {@link io.envtest.cel.value.CelError}
     */
    Object call(Object[] args);

    /**
     * What to call where some arguments are known before the program runs.
     *
     * @param constants the known arguments, and null for the others
     * @throws PreparationException when calls with these arguments can only fail and the server says so before
     */
    default Implementation prepared(@Nullable Object[] constants) throws PreparationException {
        return this;
    }
}

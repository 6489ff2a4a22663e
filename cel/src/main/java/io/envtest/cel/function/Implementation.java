package io.envtest.cel.function;

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
}

package io.envtest.cel.library;

import io.envtest.cel.value.CelError;

/** Values of the libraries' own types, for variables that have such. */
public final class Parsed {

    private Parsed() {}

    /** A quantity, or a {@link CelError} if it is none. */
    public static Object quantity(String text) {
        return valueOrError(Quantity.parse(text));
    }

    /** A semantic version, or a {@link CelError} if it is none. */
    public static Object semver(String text) {
        return valueOrError(SemverParser.parse(text, false));
    }

    private static Object valueOrError(Object parsed) {
        return parsed instanceof String error ? new CelError(error) : parsed;
    }
}

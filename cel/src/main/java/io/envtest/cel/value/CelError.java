package io.envtest.cel.value;

/**
 * An error as a value: {@code &&}, {@code ||} and the macros built on them may still come to an answer without it.
 *
 * @param message the text, in the words of the server
 */
public record CelError(String message) {

    /** The error of a call whose arguments fit no overload. */
    public static final CelError NO_SUCH_OVERLOAD = new CelError("no such overload");

    /** The error of a map without that key or an object without that field. */
    public static CelError noSuchKey(Object key) {
        return new CelError("no such key: " + Values.goString(key));
    }

    /** The error of a conversion that is not defined for a value. */
    public static CelError conversion(CelType from, CelType to) {
        return new CelError("type conversion error from '" + from.name() + "' to '" + to.name() + "'");
    }
}

package io.envtest.internal.endpoint.apply;

/**
 * An object has not the shape of its kind: it cannot be seen in another version, which does not know some of its fields,
 * or an item of a keyed list has no key.
 */
final class UnfitObjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitObjectException(String problem) {
        super(problem, null, false, false);
    }
}

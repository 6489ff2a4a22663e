package io.envtest.internal.endpoint.apply;

/** An object cannot be seen in another version of its kind: it has fields there that this version does not know. */
final class UnfitObjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitObjectException(String problem) {
        super(problem, null, false, false);
    }
}

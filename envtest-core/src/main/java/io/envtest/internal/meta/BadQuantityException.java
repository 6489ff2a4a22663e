package io.envtest.internal.meta;

/** A text is no quantity; the message is what the real server says of it. */
public final class BadQuantityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private BadQuantityException(String message) {
        super(message, null, false, false);
    }

    static BadQuantityException syntax() {
        return new BadQuantityException(
                "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    }

    static BadQuantityException suffix() {
        return new BadQuantityException("unable to parse quantity's suffix");
    }
}

package io.envtest.internal.meta;

/** A text is no quantity; the message is what the real server says of it. */
public final class BadQuantityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String words;

    private BadQuantityException(String words) {
        super(words, null, false, false);
        this.words = words;
    }

    @Override
    public String getMessage() {
        return words;
    }

    static BadQuantityException syntax() {
        return new BadQuantityException(
                "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    }

    static BadQuantityException suffix() {
        return new BadQuantityException("unable to parse quantity's suffix");
    }
}

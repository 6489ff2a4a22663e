package io.envtest.internal.codec;

/** The bytes are not JSON; the message is the one Go's decoder gives. */
public final class GoJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String words;

    GoJsonException(String words) {
        super(words, null, false, false);
        this.words = words;
    }

    @Override
    public String getMessage() {
        return words;
    }
}

package io.envtest.cel.function;

/** Constant arguments with which a call can only fail. */
public final class PreparationException extends Exception {

    /**
     * @param message what is wrong, in the words of the server
     */
    public PreparationException(String message) {
        super(message);
    }
}

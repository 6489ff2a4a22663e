package io.envtest.spi.storage;

/** The store failed. */
public class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure without a cause of its own.
     *
     * @param message what happened
     */
    public StorageException(String message) {
        super(message);
    }

    /**
     * A failure below.
     *
     * @param message what happened
     * @param cause why
     */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}

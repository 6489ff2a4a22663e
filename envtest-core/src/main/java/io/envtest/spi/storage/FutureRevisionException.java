package io.envtest.spi.storage;

/** The revision asked for is not there yet. */
public final class FutureRevisionException extends StorageException {

    private static final long serialVersionUID = 1L;

    /**
     * Says how far the store is.
     *
     * @param revision that was asked for
     * @param currentRevision the newest one
     */
    public FutureRevisionException(long revision, long currentRevision) {
        super("revision " + revision + " is in the future, the newest is " + currentRevision);
    }
}

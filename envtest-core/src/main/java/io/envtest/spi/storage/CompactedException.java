package io.envtest.spi.storage;

/** The history asked for was given up by compaction. */
public final class CompactedException extends StorageException {

    private static final long serialVersionUID = 1L;

    private final long compactedRevision;

    /**
     * Says which revision is still there.
     *
     * @param revision that was asked for
     * @param compactedRevision the oldest one that can be read
     */
    public CompactedException(long revision, long compactedRevision) {
        super("revision " + revision + " has been compacted, the oldest is " + compactedRevision);
        this.compactedRevision = compactedRevision;
    }

    /**
     * The oldest revision that can be read.
     *
     * @return a revision
     */
    public long compactedRevision() {
        return compactedRevision;
    }
}

package io.envtest.spi.storage;

/**
 * What became of a transaction.
 *
 * @param committed whether it was applied
 * @param revision if applied, the revision of its last write; else the revision at which its condition failed
 * @param refused if not applied, the index of the first write whose condition failed; else -1
 */
public record CommitResult(boolean committed, long revision, int refused) {

    /**
     * An applied transaction.
     *
     * @param revision of its last write
     * @return the result
     */
    public static CommitResult applied(long revision) {
        return new CommitResult(true, revision, -1);
    }

    /**
     * A refused transaction.
     *
     * @param revision at which it was refused
     * @param index of the first write whose condition failed
     * @return the result
     */
    public static CommitResult refused(long revision, int index) {
        return new CommitResult(false, revision, index);
    }
}

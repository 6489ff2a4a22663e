package io.envtest.spi.storage;

/**
 * One write of one key: a row of the log. The arrays are shared and must not be changed.
 *
 * @param revision the write's revision, above 0
 * @param key the key
 * @param created revision of the write that created the key; a deletion keeps that of the key it ended
 * @param deleted whether the write deleted the key
 * @param value the bytes written, empty for a deletion
 */
public record Revision(long revision, String key, long created, boolean deleted, byte[] value) {

    private static final byte[] NOTHING = {};

    /**
     * The row that ends a key.
     *
     * @param revision the deletion's revision
     * @param key the key
     * @param created when the key was created
     * @return a row without bytes
     */
    public static Revision tombstone(long revision, String key, long created) {
        return new Revision(revision, key, created, true, NOTHING);
    }

    /** The row without its bytes. */
    @Override
    public String toString() {
        return key + "@" + revision + (deleted ? " deleted" : " " + value.length + " bytes");
    }
}

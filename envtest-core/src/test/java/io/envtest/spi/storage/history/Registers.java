package io.envtest.spi.storage.history;

import java.util.List;
import java.util.Map;

/** The operations whose histories are checked, over any storage. All revisions are those of last writes. */
public interface Registers {

    /** What a refused write returns. */
    long REFUSED = -1;

    /** Revision of the last write to the whole store. */
    long currentRevision();

    /**
     * Writes keys together if each is at its expected revision, 0 for absent.
     *
     * @return revision of the last write or {@link #REFUSED}
     */
    long write(List<Change> changes);

    /** Revision of a key, 0 if it is absent. */
    long read(String key);

    /** All keys that start with a prefix. */
    Listing list(String prefix);

    /** Most changes that one write can take. */
    int mostChanges();

    /**
     * A write to one key.
     *
     * @param expected revision that it must have
     * @param delete whether it goes
     */
    record Change(String key, long expected, boolean delete) {}

    /**
     * Keys with their revisions.
     *
     * @param revision the store's revision
     */
    record Listing(long revision, Map<String, Long> keys) {}
}

package io.envtest.storage.h2;

import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.Revision;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The last write of each key, without its bytes: what conditions are checked against. Guarded by the store's lock. */
final class KeyIndex {

    private final TreeMap<String, Last> keys = new TreeMap<>();

    /**
     * The last write of a key.
     *
     * @param revision of the write
     * @param created when the key was created
     * @param deleted whether it was deleted then
     */
    record Last(long revision, long created, boolean deleted) {

        static Last of(Revision row) {
            return new Last(row.revision(), row.created(), row.deleted());
        }
    }

    @Nullable
    Last get(String key) {
        return keys.get(key);
    }

    void put(Revision row) {
        keys.put(row.key(), Last.of(row));
    }

    /** Forgets a key whose tombstone is compacted. */
    void forget(String key, long tombstone) {
        Last last = keys.get(key);
        if (last != null && last.revision() == tombstone) {
            keys.remove(key);
        }
    }

    /** Whether any key of the range was written after a revision. */
    boolean isChanged(KeyRange range, long after) {
        for (Map.Entry<String, Last> entry :
                keys.subMap(range.from(), range.to()).entrySet()) {
            if (entry.getValue().revision() > after) {
                return true;
            }
        }
        return false;
    }
}

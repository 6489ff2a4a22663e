package io.envtest.storage.h2;

import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.RevisionEvent;
import java.util.List;

/** How rows get into the table. */
interface RowLog extends AutoCloseable {

    /**
     * Appends the rows of some transactions. Called under the store's lock.
     *
     * @param rows at least one, in the order of revisions, following those before without gap
     */
    void append(List<Row> rows);

    /** The writes to a range after a revision, in order; to be asked under the store's lock. */
    List<RevisionEvent> events(KeyRange range, long after);

    /** The table with all rows that were appended; to be used under the store's lock. */
    <T> T read(TableRead<T> read);

    @Override
    void close();

    /** Work on the table. */
    @FunctionalInterface
    interface TableRead<T> {
        /** Does the work. */
        T on(RevisionTable table);
    }
}

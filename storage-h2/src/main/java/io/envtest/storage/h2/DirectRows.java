package io.envtest.storage.h2;

import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.RevisionEvent;
import java.util.List;

/** Rows are committed before the writers go on. */
final class DirectRows implements RowLog {

    private final RevisionTable table;

    DirectRows(RevisionTable table) {
        this.table = table;
    }

    @Override
    public void append(List<Row> rows) {
        table.append(rows);
    }

    @Override
    public List<RevisionEvent> events(KeyRange range, long after) {
        return table.events(range, after);
    }

    @Override
    public <T> T read(TableRead<T> read) {
        return read.on(table);
    }

    @Override
    public void close() {
        table.close();
    }
}

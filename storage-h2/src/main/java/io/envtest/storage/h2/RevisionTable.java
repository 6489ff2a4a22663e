package io.envtest.storage.h2;

import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.RevisionEvent;
import io.envtest.spi.storage.StorageException;
import io.envtest.spi.storage.StorageOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table, through one connection. A row is current at a revision if it is not later and no successor (the row of the
 * same key whose {@code prev} it is) is there by then. Guarded by the store's lock.
 */
final class RevisionTable implements AutoCloseable {

    private final Statements sql;

    private RevisionTable(Statements sql) {
        this.sql = sql;
    }

    static RevisionTable open(StorageOptions options) {
        try {
            return new RevisionTable(new Statements(Connections.open(options)));
        } catch (SQLException e) {
            throw new StorageException("the database cannot be opened: " + e.getMessage(), e);
        }
    }

    long currentRevision() {
        return run(() -> counter(1));
    }

    long compactedRevision() {
        return run(() -> counter(2));
    }

    private long counter(int column) throws SQLException {
        try (ResultSet result = sql.get(Sql.COUNTER).executeQuery()) {
            result.next();
            return result.getLong(column);
        }
    }

    /** The last write of each key. */
    KeyIndex keys() {
        return run(() -> {
            KeyIndex keys = new KeyIndex();
            try (ResultSet result = sql.get(Sql.LAST_OF_EACH).executeQuery()) {
                while (result.next()) {
                    keys.put(Statements.row(result, 0));
                }
            }
            return keys;
        });
    }

    /** The last row of a key, a tombstone maybe. */
    Optional<Revision> latest(String key) {
        return run(() -> {
            PreparedStatement query = sql.get(Sql.LATEST);
            query.setString(1, key);
            return read(query).stream().findFirst();
        });
    }

    /** All rows of a key, oldest first. */
    List<Revision> history(String key) {
        return run(() -> {
            PreparedStatement query = sql.get(Sql.HISTORY);
            query.setString(1, key);
            return read(query);
        });
    }

    /** Live rows as of a revision; a limit of 0 is none. */
    List<Revision> range(KeyRange range, long revision, int limit) {
        return run(() -> {
            PreparedStatement query = sql.get(Sql.RANGE);
            query.setString(1, range.from());
            query.setString(2, range.to());
            query.setLong(3, revision);
            query.setLong(4, revision);
            query.setInt(5, limit == 0 ? Integer.MAX_VALUE : limit);
            return read(query);
        });
    }

    /** The writes to a range after a revision. */
    List<RevisionEvent> events(KeyRange range, long after) {
        return run(() -> {
            PreparedStatement query = sql.get(Sql.EVENTS);
            query.setLong(1, after);
            query.setString(2, range.from());
            query.setString(3, range.to());
            List<RevisionEvent> events = new ArrayList<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    Revision row = Statements.row(result, 0);
                    events.add(Row.event(row, result.getLong(Statements.ROW_COLUMNS + 1), null));
                }
            }
            return events;
        });
    }

    private static List<Revision> read(PreparedStatement query) throws SQLException {
        List<Revision> rows = new ArrayList<>();
        try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
                rows.add(Statements.row(result, 0));
            }
        }
        return rows;
    }

    /** Appends rows and moves the counter in one SQL transaction. */
    void append(List<Row> rows) {
        long before = rows.get(0).current().revision() - 1;
        long after = rows.get(rows.size() - 1).current().revision();
        try {
            sql.insert(rows);
            PreparedStatement move = sql.get(Sql.MOVE_COUNTER);
            move.setLong(1, after);
            move.setLong(2, before);
            if (move.executeUpdate() != 1) {
                throw new SQLException("somebody else writes to this database");
            }
            sql.connection().commit();
        } catch (SQLException e) {
            rollback(e);
            throw new StorageException("the transaction failed: " + e.getMessage(), e);
        }
    }

    int setCompactedRevision(long revision) {
        return runAndCommit(() -> {
            PreparedStatement update = sql.get(Sql.SET_COMPACTED);
            update.setLong(1, revision);
            return update.executeUpdate();
        });
    }

    /** The revision up to which compaction has deleted. */
    long cleanedRevision() {
        return run(() -> counter(3));
    }

    /**
     * Deletes the rows that revisions after the first up to the second have made unnecessary.
     *
     * @return the tombstones among them
     */
    List<Revision> clean(long from, long to) {
        return runAndCommit(() -> {
            List<Revision> tombstones = new ArrayList<>();
            for (long revision : unnecessary(from, to, tombstones)) {
                PreparedStatement delete = sql.get(Sql.DELETE);
                delete.setLong(1, revision);
                delete.executeUpdate();
            }
            PreparedStatement update = sql.get(Sql.SET_CLEANED);
            update.setLong(1, to);
            update.executeUpdate();
            return tombstones;
        });
    }

    private List<Long> unnecessary(long from, long to, List<Revision> tombstones) throws SQLException {
        PreparedStatement query = sql.get(Sql.REPLACED);
        query.setLong(1, from);
        query.setLong(2, to);
        List<Long> revisions = new ArrayList<>();
        try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
                if (result.getLong(2) > 0) {
                    revisions.add(result.getLong(2));
                }
                if (result.getBoolean(3)) {
                    revisions.add(result.getLong(1));
                    tombstones.add(Revision.tombstone(result.getLong(1), result.getString(4), 0));
                }
            }
        }
        return revisions;
    }

    @Override
    public void close() {
        run(() -> {
            sql.connection().close();
            return true;
        });
    }

    private <T> T runAndCommit(Query<T> query) {
        try {
            T result = query.run();
            sql.connection().commit();
            return result;
        } catch (SQLException e) {
            rollback(e);
            throw new StorageException("the database failed: " + e.getMessage(), e);
        }
    }

    private static <T> T run(Query<T> query) {
        try {
            return query.run();
        } catch (SQLException e) {
            throw new StorageException("the database failed: " + e.getMessage(), e);
        }
    }

    private void rollback(SQLException cause) {
        try {
            Connection connection = sql.connection();
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @FunctionalInterface
    private interface Query<T> {
        T run() throws SQLException;
    }
}

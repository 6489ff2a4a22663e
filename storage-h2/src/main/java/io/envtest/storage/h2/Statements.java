package io.envtest.storage.h2;

import io.envtest.spi.storage.Revision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.h2.value.ValueVarbinary;

/** A connection's statements, each prepared when first used, and how rows go in and out. */
final class Statements {

    /** Columns that a row takes in a result. */
    static final int ROW_COLUMNS = 6;

    /** Rows that {@link Sql#INSERT_SOME} takes. */
    static final int SOME = 20;

    private static final int PARAMETERS = 7;

    private final Connection connection;
    private final Map<Sql, PreparedStatement> prepared = new EnumMap<>(Sql.class);

    Statements(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    PreparedStatement get(Sql sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql.text());
            prepared.put(sql, statement);
        }
        return statement;
    }

    /**
     * Reads a row.
     *
     * @param skip columns before it
     */
    static Revision row(ResultSet result, int skip) throws SQLException {
        byte[] content = result.getBytes(skip + 5);
        byte[] more = result.getBytes(skip + 6);
        return new Revision(
                result.getLong(skip + 1),
                result.getString(skip + 2),
                result.getLong(skip + 3),
                result.getBoolean(skip + 4),
                more == null ? content : joined(content, more));
    }

    private static byte[] joined(byte[] content, byte[] more) {
        byte[] all = Arrays.copyOf(content, content.length + more.length);
        System.arraycopy(more, 0, all, content.length, more.length);
        return all;
    }

    /** Inserts rows. */
    void insert(List<Row> rows) throws SQLException {
        int next = 0;
        while (next < rows.size()) {
            int count = rows.size() - next < SOME ? 1 : SOME;
            PreparedStatement insert = get(count == 1 ? Sql.INSERT : Sql.INSERT_SOME);
            for (int i = 0; i < count; i++) {
                bind(insert, i * PARAMETERS, rows.get(next + i));
            }
            insert.executeUpdate();
            next += count;
        }
    }

    private static void bind(PreparedStatement insert, int skip, Row row) throws SQLException {
        Revision current = row.current();
        byte[] value = current.value();
        boolean split = value.length > Schema.PART;
        insert.setLong(skip + 1, current.revision());
        insert.setString(skip + 2, current.key());
        insert.setLong(skip + 3, row.previous());
        insert.setLong(skip + 4, current.created());
        insert.setBoolean(skip + 5, current.deleted());
        // a value of H2 is taken as it is, of an array a copy, which would stay with the row
        insert.setObject(skip + 6, ValueVarbinary.getNoCopy(split ? Arrays.copyOf(value, Schema.PART) : value));
        insert.setBytes(skip + 7, split ? Arrays.copyOfRange(value, Schema.PART, value.length) : null);
    }
}

package io.envtest.storage.h2;

import io.envtest.spi.storage.Revision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** A connection's statements, each prepared when first used, and how rows go in and out. */
final class Statements {

    /** Columns that a row takes in a result. */
    static final int ROW_COLUMNS = 6;

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

    /** Sets the parameters of {@link Sql#INSERT}. */
    static void bind(PreparedStatement insert, Row row) throws SQLException {
        Revision current = row.current();
        byte[] value = current.value();
        boolean split = value.length > Schema.PART;
        insert.setLong(1, current.revision());
        insert.setString(2, current.key());
        insert.setLong(3, row.previous());
        insert.setLong(4, current.created());
        insert.setBoolean(5, current.deleted());
        insert.setBytes(6, split ? Arrays.copyOf(value, Schema.PART) : value);
        insert.setBytes(7, split ? Arrays.copyOfRange(value, Schema.PART, value.length) : null);
    }
}

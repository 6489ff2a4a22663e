package io.envtest.storage.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables. */
final class Schema {

    /** H2 allows a binary column this many bytes; a longer value goes on in the column {@code more}. */
    static final int PART = 1_048_576;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE IF NOT EXISTS counter (rev BIGINT NOT NULL, compacted BIGINT NOT NULL,"
                    + " cleaned BIGINT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS revision (rev BIGINT PRIMARY KEY, k VARCHAR NOT NULL, prev BIGINT NOT NULL,"
                    + " created BIGINT NOT NULL, deleted BOOLEAN NOT NULL, content VARBINARY(" + PART
                    + ") NOT NULL, more VARBINARY(" + PART + "))",
            "CREATE UNIQUE INDEX IF NOT EXISTS successor ON revision (k, prev)",
            "INSERT INTO counter SELECT 0, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM counter)");

    private Schema() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : TABLES) {
                statement.execute(sql);
            }
        }
        connection.commit();
    }
}

package io.envtest.storage.h2;

import io.envtest.spi.storage.StorageException;
import io.envtest.spi.storage.StorageOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.h2.jdbc.JdbcConnection;

/** Opens the database without {@link java.sql.DriverManager}, which would hand our driver to everybody in the JVM. */
final class Connections {

    private static final String QUIET = ";TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";

    private Connections() {}

    static Connection open(StorageOptions options) throws SQLException {
        String url = options.folder().map(Connections::fileUrl).orElse("jdbc:h2:mem:" + QUIET);
        Connection connection = new JdbcConnection(url, new Properties(), "sa", "", false);
        connection.setAutoCommit(false);
        Schema.create(connection);
        return connection;
    }

    /** A write delay of 0: what is committed has left the process. */
    private static String fileUrl(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StorageException("the folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
        return "jdbc:h2:file:" + folder.toAbsolutePath().resolve("cluster") + QUIET + ";WRITE_DELAY=0";
    }
}

package io.envtest.storage.h2;

import io.envtest.spi.storage.StorageException;
import io.envtest.spi.storage.StorageOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcConnection;

/** Opens the database without {@link java.sql.DriverManager}, which would hand our driver to everybody in the JVM. */
final class Connections {

    private static final String QUIET = ";TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";

    private static final Set<Integer> IN_USE =
            Set.of(ErrorCode.DATABASE_IS_IN_EXCLUSIVE_MODE, ErrorCode.DATABASE_ALREADY_OPEN_1);

    private Connections() {}

    static Connection open(StorageOptions options) throws SQLException {
        return options.folder().isPresent()
                ? inFolder(options.folder().get())
                : connected("jdbc:h2:mem:" + QUIET, Schema::create);
    }

    /** A write delay of 0: what is committed has left the process. */
    private static Connection inFolder(Path folder) {
        make(folder);
        String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("cluster") + QUIET + ";WRITE_DELAY=0";
        try {
            return connected(url, connection -> {
                keepOthersOut(connection);
                Schema.create(connection);
            });
        } catch (SQLException e) {
            throw new StorageException(IN_USE.contains(e.getErrorCode()) ? inUse(folder) : unreadable(folder, e), e);
        }
    }

    private static Connection connected(String url, Preparation preparation) throws SQLException {
        Connection connection = new JdbcConnection(url, new Properties(), "sa", "", false);
        try {
            connection.setAutoCommit(false);
            preparation.prepare(connection);
        } catch (SQLException | RuntimeException | Error e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** The lock of the file keeps other processes out only: within one, H2 opens the same database as often as asked. */
    private static void keepOthersOut(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET EXCLUSIVE 1");
        }
    }

    private static void make(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new StorageException(folder + " is a file: give the path of a folder for the objects");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StorageException("the folder " + folder + " for the objects cannot be made: " + e, e);
        }
    }

    private static String inUse(Path folder) {
        return "the folder " + folder + " is in use by another cluster: close that one first, or choose another folder";
    }

    private static String unreadable(Path folder, SQLException failure) {
        return "the database in the folder " + folder
                + " cannot be opened: choose another folder, or remove the database if" + " it is damaged: "
                + failure.getMessage();
    }

    @FunctionalInterface
    private interface Preparation {
        void prepare(Connection connection) throws SQLException;
    }
}

package io.envtest.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Where the kubeconfig is written, so that whoever finds it can use it. */
final class KubeconfigFile implements AutoCloseable {

    /** Stands in each kubeconfig that this program writes. */
    private static final String OURS = "current-context: envtest";

    private final Path file;
    private final boolean temporary;

    private KubeconfigFile(Path file, boolean temporary) {
        this.file = file;
        this.temporary = temporary;
    }

    /**
     * The file that is named, or a temporary one. What an earlier cluster left there goes.
     *
     * @throws IllegalArgumentException if something else is there
     */
    static KubeconfigFile at(@Nullable Path named) throws IOException {
        if (named == null) {
            return new KubeconfigFile(Files.createTempFile("envtest-", ".kubeconfig"), true);
        }
        Path file = named.toAbsolutePath();
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder: give the path of a file");
        }
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("no folder " + folder + " for the kubeconfig: make it first");
        }
        if (Files.exists(file) && !Files.readString(file).contains(OURS)) {
            throw new IllegalArgumentException(
                    file + " is there and not written by envtest: name another file, or remove it");
        }
        Files.deleteIfExists(file);
        return new KubeconfigFile(file, false);
    }

    /** Writes it whole at once; only its owner can read it, for it holds keys. */
    void write(String text) {
        try {
            Path whole = Files.createTempFile(file.resolveSibling("").toAbsolutePath(), "envtest-", ".tmp");
            Files.writeString(whole, text);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the kubeconfig to " + file + ": " + e.getMessage(), e);
        }
    }

    /** Its path. */
    Path path() {
        return file;
    }

    /** Removes it if nobody named it. */
    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(file);
        }
    }
}

package io.envtest.spi.storage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a store keeps its data. Immutable.
 *
 * @param folder a folder, made if it is not there; empty keeps everything in memory
 */
public record StorageOptions(Optional<Path> folder) {

    /**
     * Everything in memory, gone when the store is closed.
     *
     * @return the options
     */
    public static StorageOptions inMemory() {
        return new StorageOptions(Optional.empty());
    }

    /**
     * Files in a folder, which one store at a time may use.
     *
     * @param folder made if it is not there
     * @return the options
     */
    public static StorageOptions inFolder(Path folder) {
        return new StorageOptions(Optional.of(folder));
    }
}

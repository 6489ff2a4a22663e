package io.envtest.spi.storage;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Where a store keeps its data. Immutable.
 *
 * @param folder a folder, made if it is not there; empty keeps everything in memory
 * @param background runs what need not be done before an answer: opening and filling tables that nobody has asked yet
 */
public record StorageOptions(Optional<Path> folder, Executor background) {

    /**
     * Everything in memory, gone when the store is closed.
     *
     * @param background takes work off the writers; {@code Runnable::run} leaves it with them
     * @return the options
     */
    public static StorageOptions inMemory(Executor background) {
        return new StorageOptions(Optional.empty(), background);
    }

    /**
     * Files in a folder, which one store at a time may use. Each write is in the operating system's hands before it
     * returns.
     *
     * @param folder made if it is not there
     * @return the options
     */
    public static StorageOptions inFolder(Path folder) {
        return new StorageOptions(Optional.of(folder), Runnable::run);
    }
}

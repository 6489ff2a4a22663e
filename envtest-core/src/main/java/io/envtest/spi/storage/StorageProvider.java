package io.envtest.spi.storage;

/** Opens stores; found by {@link java.util.ServiceLoader}. Thread-safe. */
public interface StorageProvider {

    /**
     * Name to choose it by.
     *
     * @return for example {@code h2}
     */
    String name();

    /**
     * Opens a store.
     *
     * @param options where to keep it
     * @return an open store, empty unless its folder held one
     * @throws StorageException if it cannot be opened
     */
    MvccStorage open(StorageOptions options);
}

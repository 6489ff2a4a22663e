package io.envtest.storage.h2;

import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.StorageOptions;
import io.envtest.spi.storage.StorageProvider;

/** Opens stores on H2, in memory or in a file. */
public final class H2StorageProvider implements StorageProvider {

    /** For {@link java.util.ServiceLoader}. */
    public H2StorageProvider() {}

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public MvccStorage open(StorageOptions options) {
        return options.folder().isPresent()
                ? H2Storage.reopened(RevisionTable.open(options))
                : H2Storage.empty(new DeferredRows(options));
    }
}

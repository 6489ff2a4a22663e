package io.envtest.storage.h2;

import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.ObjectStorageContractTest;
import io.envtest.internal.watchcache.CacheOptions;
import io.envtest.internal.watchcache.CachedObjectStorage;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.StorageOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class CachedOverH2FileTest extends ObjectStorageContractTest {

    @TempDir
    private Path folder;

    @Override
    protected MvccStorage openStore() {
        return new H2StorageProvider().open(StorageOptions.inFolder(folder));
    }

    @Override
    protected ObjectStorage open(MvccStorage store, ClusterExecutor executor) {
        return new CachedObjectStorage(store, executor, CacheOptions.DEFAULT);
    }
}

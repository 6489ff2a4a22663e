package io.envtest.storage.h2;

import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.ObjectStorageContractTest;
import io.envtest.internal.watchcache.CacheOptions;
import io.envtest.internal.watchcache.CachedObjectStorage;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.StorageOptions;

class CachedOverH2MemoryTest extends ObjectStorageContractTest {

    @Override
    protected MvccStorage openStore() {
        return new H2StorageProvider().open(StorageOptions.inMemory(Runnable::run));
    }

    @Override
    protected ObjectStorage open(MvccStorage store, ClusterExecutor executor) {
        return new CachedObjectStorage(store, executor, CacheOptions.DEFAULT);
    }
}

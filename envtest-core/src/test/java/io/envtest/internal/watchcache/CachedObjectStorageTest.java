package io.envtest.internal.watchcache;

import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.ObjectStorageContractTest;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.storage.ModelStorage;
import io.envtest.spi.storage.MvccStorage;

class CachedObjectStorageTest extends ObjectStorageContractTest {

    @Override
    protected MvccStorage openStore() {
        return new ModelStorage();
    }

    @Override
    protected ObjectStorage open(MvccStorage store, ClusterExecutor executor) {
        return new CachedObjectStorage(store, executor, CacheOptions.DEFAULT);
    }
}

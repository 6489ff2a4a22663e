package io.envtest.storage.h2;

import io.envtest.internal.objectstore.MvccObjectStorage;
import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.ObjectStorageContractTest;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.StorageOptions;

class MvccOverH2MemoryTest extends ObjectStorageContractTest {

    @Override
    protected MvccStorage openStore() {
        return new H2StorageProvider().open(StorageOptions.inMemory(Runnable::run));
    }

    @Override
    protected ObjectStorage open(MvccStorage store, ClusterExecutor executor) {
        return new MvccObjectStorage(store, executor);
    }
}

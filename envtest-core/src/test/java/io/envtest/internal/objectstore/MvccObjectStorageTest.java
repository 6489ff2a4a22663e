package io.envtest.internal.objectstore;

import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.storage.ModelStorage;
import io.envtest.spi.storage.MvccStorage;

class MvccObjectStorageTest extends ObjectStorageContractTest {

    @Override
    protected MvccStorage openStore() {
        return new ModelStorage();
    }

    @Override
    protected ObjectStorage open(MvccStorage store, ClusterExecutor executor) {
        return new MvccObjectStorage(store, executor);
    }
}

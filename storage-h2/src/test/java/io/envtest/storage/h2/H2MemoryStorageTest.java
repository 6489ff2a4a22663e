package io.envtest.storage.h2;

import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.StorageContractTest;
import io.envtest.spi.storage.StorageOptions;

class H2MemoryStorageTest extends StorageContractTest {

    @Override
    protected MvccStorage open() {
        return new H2StorageProvider().open(StorageOptions.inMemory(Runnable::run));
    }
}

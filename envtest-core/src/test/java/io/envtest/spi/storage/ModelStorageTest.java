package io.envtest.spi.storage;

/** The model keeps its own contract. */
class ModelStorageTest extends StorageContractTest {

    @Override
    protected MvccStorage open() {
        return new ModelStorage();
    }
}

package io.envtest.storage.h2;

import io.envtest.internal.objectstore.MvccObjectStorage;
import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.ObjectStorageContractTest;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.StorageOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class MvccOverH2FileTest extends ObjectStorageContractTest {

    @TempDir
    private Path folder;

    @Override
    protected MvccStorage openStore() {
        return new H2StorageProvider().open(StorageOptions.inFolder(folder));
    }

    @Override
    protected ObjectStorage open(MvccStorage store, ClusterExecutor executor) {
        return new MvccObjectStorage(store, executor);
    }
}

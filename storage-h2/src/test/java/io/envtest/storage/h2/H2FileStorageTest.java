package io.envtest.storage.h2;

import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.StorageContractTest;
import io.envtest.spi.storage.StorageOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2FileStorageTest extends StorageContractTest {

    @TempDir
    private Path folder;

    @Override
    protected MvccStorage open() {
        return new H2StorageProvider().open(StorageOptions.inFolder(folder));
    }
}

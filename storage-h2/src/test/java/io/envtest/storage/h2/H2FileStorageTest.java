package io.envtest.storage.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.StorageContractTest;
import io.envtest.spi.storage.StorageException;
import io.envtest.spi.storage.StorageOptions;
import io.envtest.spi.storage.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2FileStorageTest extends StorageContractTest {

    @TempDir
    private Path folder;

    @Override
    protected MvccStorage open() {
        return open(folder);
    }

    private static MvccStorage open(Path place) {
        return new H2StorageProvider().open(StorageOptions.inFolder(place));
    }

    @Test
    void aFolderIsOneStoresAtATime(@TempDir Path shared) {
        try (MvccStorage first = open(shared)) {
            assertThatThrownBy(() -> open(shared))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(shared + " is in use by another cluster: close that one first");
            first.commit(List.of(Write.create("/a", new byte[] {1})));
        }
        try (MvccStorage second = open(shared)) {
            assertThat(second.currentRevision()).isEqualTo(1);
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsNamed(@TempDir Path place) throws IOException {
        Path file = Files.writeString(place.resolve("file"), "");
        assertThatThrownBy(() -> open(file)).hasMessageContaining(file + " is a file: give the path of a folder");
        assertThatThrownBy(() -> open(file.resolve("below")))
                .hasMessageContaining(file.resolve("below").toString());

        Files.writeString(place.resolve("cluster.mv.db"), "rubbish");
        assertThatThrownBy(() -> open(place))
                .hasMessageContainingAll("folder " + place + " cannot be opened", "remove the database");
    }
}

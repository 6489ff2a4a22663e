package io.envtest.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigFileTest {

    private static final String OURS = "current-context: envtest\n";

    @TempDir
    private Path folder;

    @Test
    void whatAnEarlierClusterLeftIsReplaced() throws IOException {
        Path named = Files.writeString(folder.resolve("config"), OURS + "old: true\n");
        try (KubeconfigFile file = KubeconfigFile.at(named)) {
            assertThat(named).doesNotExist();
            file.write(OURS);
        }
        assertThat(named).hasContent(OURS);
    }

    @Test
    void theDevelopersKubeconfigIsLeftAlone() throws IOException {
        Path named = Files.writeString(folder.resolve("config"), "current-context: production\n");
        assertThatThrownBy(() -> KubeconfigFile.at(named))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(named.toString(), "name another file");
        assertThat(named).hasContent("current-context: production\n");
    }

    @Test
    void foldersAreNamed() {
        assertThatThrownBy(() -> KubeconfigFile.at(folder)).hasMessageContainingAll(folder.toString(), "is a folder");
        assertThatThrownBy(() -> KubeconfigFile.at(folder.resolve("none/config")))
                .hasMessageContainingAll("no folder", "none");
    }

    @Test
    void aFileThatNobodyNamedGoesInTheEnd() throws IOException {
        KubeconfigFile file = KubeconfigFile.at(null);
        file.write(OURS);
        assertThat(file.path()).hasContent(OURS);
        file.close();
        assertThat(file.path()).doesNotExist();
    }
}

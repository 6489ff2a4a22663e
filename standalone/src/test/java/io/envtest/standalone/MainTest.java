package io.envtest.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void aMissingFileIsSaidToBeMissing() {
        assertThat(Main.words(new NoSuchFileException("/none"))).startsWith("no file /none");
    }

    @Test
    void otherTroubleWithFilesSaysOfWhatKindItIs() {
        assertThat(Main.words(new AccessDeniedException("/x"))).contains("AccessDenied", "/x");
        assertThat(Main.words(new IOException())).contains("IOException");
    }

    @Test
    void whatHasAMessageIsToldInItsWords() {
        assertThat(Main.words(new IllegalStateException("port taken"))).isEqualTo("port taken");
    }
}

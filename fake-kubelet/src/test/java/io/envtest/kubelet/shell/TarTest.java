package io.envtest.kubelet.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TarTest {

    private static final List<Tar.Entry> ENTRIES = List.of(
            new Tar.Entry("folder", true, ""),
            new Tar.Entry("folder/file", false, "gr\u00fc\u00dfe\n"),
            new Tar.Entry("folder/empty", false, ""));

    @Test
    void whatWasWrittenIsRead() {
        assertThat(Tar.read(Tar.write(ENTRIES))).isEqualTo(ENTRIES);
    }

    @Test
    void aFileThatIsNoTextIsReadAsItIs() {
        byte[] archive = Tar.write(List.of(new Tar.Entry("file", false, "x")));
        archive[512] = (byte) 0xff;
        assertThat(Tar.read(archive)).containsExactly(new Tar.Entry("file", false, "\u00ff"));
    }

    @Test
    void noiseIsReadOrNotUnderstood() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            byte[] archive = Tar.write(ENTRIES);
            for (int i = 0; i < 5; i++) {
                archive[random.nextInt(archive.length)] = (byte) random.nextInt(256);
            }
            try {
                byte[] cut = Arrays.copyOf(archive, random.nextInt(archive.length));
                assertThat(Tar.read(cut)).hasSizeLessThanOrEqualTo(archive.length);
            } catch (NotUnderstoodException e) {
                assertThat(e).hasMessageStartingWith("tar of ");
            }
        }
    }
}

package io.envtest.storage.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.StorageOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that writes, again and again over the same files. The number of kills is {@value #DEFAULT_KILLS}, or
 * the system property {@code kills}.
 */
class CrashIT {

    private static final int DEFAULT_KILLS = 4;
    private static final long SEED = 20260101;

    @TempDir
    private Path folder;

    private final Map<String, String> acknowledged = new HashMap<>();

    @Test
    void everyAcknowledgedWriteSurvivesAKillAndNoTransactionIsHalf() throws Exception {
        Random random = new Random(SEED);
        for (int kill = 0; kill < Integer.getInteger("kills", DEFAULT_KILLS); kill++) {
            writeUntilKilled("life" + kill, 20 + random.nextInt(300));
            compare();
        }
    }

    private void writeUntilKilled(String life, int writes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        folder.toString(),
                        life)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < writes; i++) {
                note(output.readLine());
            }
            process.toHandle().destroyForcibly(); // leaves the pipe open: what was said counts
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                note(line);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The last line may have been cut by the kill. */
    private void note(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length == 2) {
            acknowledged.put(parts[0], parts[1]);
        }
    }

    private void compare() {
        try (MvccStorage storage = new H2StorageProvider().open(StorageOptions.inFolder(folder))) {
            Map<String, Revision> rows = new HashMap<>();
            for (Revision row : storage.range(new KeyRange("", "\uffff"), 0, 0).rows()) {
                rows.put(row.key(), row);
            }
            acknowledged.forEach((key, revision) -> {
                assertThat(rows).as("seed %s", SEED).containsKeys(key + "/left", key + "/right");
                assertThat("" + rows.get(key + "/right").revision()).startsWith(revision);
                assertThat(rows.get(key + "/right").value()).isEqualTo(CrashingWriter.value(key));
            });
            assertThat(rows.size()).as("half a transaction, seed %s", SEED).isEven();
            assertThat(storage.currentRevision()).isEqualTo(rows.size());
        }
    }
}

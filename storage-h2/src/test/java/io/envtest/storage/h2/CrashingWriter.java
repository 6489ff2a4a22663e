package io.envtest.storage.h2;

import io.envtest.spi.storage.CommitResult;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.StorageOptions;
import io.envtest.spi.storage.Write;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that writes pairs of keys until it is killed, and says on its standard output which have been acknowledged:
 * {@code thread number revision}.
 */
final class CrashingWriter {

    private static final int THREADS = 3;

    private CrashingWriter() {}

    /** Takes the folder and a name for this life of the store. */
    public static void main(String[] arguments) {
        MvccStorage storage = new H2StorageProvider().open(StorageOptions.inFolder(Path.of(arguments[0])));
        for (int thread = 0; thread < THREADS; thread++) {
            String prefix = arguments[1] + "/" + thread + "/";
            new Thread(() -> write(storage, prefix)).start();
        }
    }

    private static void write(MvccStorage storage, String prefix) {
        for (int number = 0; true; number++) {
            String key = prefix + number;
            CommitResult result = storage.commit(List.of(
                    new Write(key + "/left", Write.ABSENT, value(key), null),
                    new Write(key + "/right", Write.ABSENT, value(key), null)));
            if (number % 10 == 0) {
                storage.compact(Math.max(0, result.revision() - 5)); // so that compaction is hit, too
            }
            synchronized (CrashingWriter.class) {
                System.out.println(key + " " + result.revision());
            }
        }
    }

    static byte[] value(String key) {
        return ("value of " + key + " ").repeat(20).getBytes(StandardCharsets.UTF_8);
    }
}

package io.envtest.internal.bootstrap;

import io.envtest.spi.component.ClusterRandom;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.Write;
import io.envtest.time.ClusterClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The service {@code kubernetes}, by which pods find the server, its address, and the range that the addresses of all
 * services come from. The server itself keeps them up, so that they are there without any controller.
 */
public final class KubernetesService {

    private static final String FILE = "kubernetes-service.txt";
    private static final String PORT = "\"targetPort\":";
    private static final String NO_PORT = PORT + "0";

    private KubernetesService() {}

    /** Once per JVM; immutable. */
    private static final class Read {
        static final List<String> LINES = DataFile.lines(FILE);
    }

    /**
     * Writes what the store does not have, and says where the server listens now.
     *
     * @param port where the server listens
     */
    public static void write(MvccStorage storage, ClusterClock clock, ClusterRandom random, int port) {
        List<Write> writes = new ArrayList<>();
        for (String line : Read.LINES) {
            PreparedObject object = PreparedObject.parse(line.replace(NO_PORT, PORT + port));
            Optional<Revision> present = storage.get(object.key());
            if (present.isEmpty()) {
                writes.add(Write.create(object.key(), object.filled(random.uuid(), PreparedObject.time(clock.now()))));
            } else if (line.contains(NO_PORT)) {
                moved(present.get(), port).ifPresent(writes::add);
            }
        }
        if (!writes.isEmpty()) {
            storage.commit(writes);
        }
    }

    /** The service of an earlier run, if the server listens elsewhere now. */
    private static Optional<Write> moved(Revision present, int port) {
        String before = new String(present.value(), StandardCharsets.UTF_8);
        String now = before.replaceFirst(PORT + "\\d+", PORT + port);
        return now.equals(before)
                ? Optional.empty()
                : Optional.of(Write.update(present.key(), present.revision(), now.getBytes(StandardCharsets.UTF_8)));
    }
}

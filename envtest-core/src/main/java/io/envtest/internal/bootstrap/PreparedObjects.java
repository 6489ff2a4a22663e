package io.envtest.internal.bootstrap;

import io.envtest.spi.component.ClusterRandom;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Write;
import io.envtest.time.ClusterClock;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link BootstrapObjects} as they are stored once created, worked out beforehand: no cluster spends its start on
 * defaults, managed fields and encoding that come out the same each time.
 */
public final class PreparedObjects {

    private static final String FILE = "prepared.txt";

    private PreparedObjects() {}

    /** Once per JVM; immutable. */
    private static final class Parsed {
        static final List<PreparedObject> OBJECTS =
                DataFile.lines(FILE).stream().map(PreparedObject::parse).toList();
    }

    /** Writes those that the store does not have; what is there already stays as it is. */
    public static void write(MvccStorage storage, ClusterClock clock, ClusterRandom random) {
        boolean empty = storage.currentRevision() == 0;
        String now = PreparedObject.time(clock.now());
        List<Write> writes = new ArrayList<>();
        for (PreparedObject object : Parsed.OBJECTS) {
            if (empty || storage.get(object.key()).isEmpty()) {
                writes.add(Write.create(object.key(), object.filled(random.uuid(), now)));
            }
        }
        if (!writes.isEmpty()) {
            storage.commit(writes);
        }
    }
}

package io.envtest.internal.bootstrap;

import io.envtest.spi.component.ClusterRandom;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Write;
import io.envtest.time.ClusterClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * {@link BootstrapObjects} as they are stored once created, worked out beforehand: no cluster spends its start on
 * defaults, managed fields and encoding that come out the same each time.
 */
public final class PreparedObjects {

    private static final String FILE = "prepared.txt";
    private static final String OTHERS = "prepared-others.txt";
    private static final String SERVICES = "/registry/apiregistration.k8s.io/apiservices/";

    private PreparedObjects() {}

    /** Once per JVM; immutable. */
    private static final class Parsed {
        static final List<PreparedObject> OBJECTS = read(FILE).toList();
    }

    /** Writes those that the store does not have; what is there already stays as it is. */
    public static void write(MvccStorage storage, ClusterClock clock, ClusterRandom random) {
        write(storage, Parsed.OBJECTS, clock, random);
    }

    /**
     * The same for a server that serves other versions than by default.
     *
     * @param services names of the APIServices of all versions that are served; for others there is none
     */
    public static void write(
            MvccStorage storage, Predicate<String> services, ClusterClock clock, ClusterRandom random) {
        List<PreparedObject> objects = Stream.concat(Parsed.OBJECTS.stream(), read(OTHERS))
                .filter(object -> !object.key().startsWith(SERVICES)
                        || services.test(object.key().substring(SERVICES.length())))
                .toList();
        write(storage, objects, clock, random);
    }

    private static Stream<PreparedObject> read(String file) {
        return DataFile.lines(file).stream().map(PreparedObject::parse);
    }

    private static void write(
            MvccStorage storage, List<PreparedObject> objects, ClusterClock clock, ClusterRandom random) {
        boolean empty = storage.currentRevision() == 0;
        String now = PreparedObject.time(clock.now());
        List<Write> writes = new ArrayList<>();
        for (PreparedObject object : objects) {
            if (empty || storage.get(object.key()).isEmpty()) {
                writes.add(Write.create(object.key(), object.filled(random.uuid(), now)));
            }
        }
        if (!writes.isEmpty()) {
            storage.commit(writes);
        }
    }
}

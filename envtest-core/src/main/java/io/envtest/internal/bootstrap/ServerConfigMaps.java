package io.envtest.internal.bootstrap;

import io.envtest.spi.component.ClusterRandom;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.Write;
import io.envtest.time.ClusterClock;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server tells others of itself in kube-system: by which authority its clients are known, for servers that
 * extend it, and since when it has watched the use of old tokens.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/">Aggregation layer</a>
 */
public final class ServerConfigMaps {

    private static final String FILE = "server-config.txt";
    private static final String DAY = "(day)";
    private static final String CERTIFICATE = "(certificate)";
    private static final Pattern AUTHORITY = Pattern.compile("(?<=client-ca-file\":\")[^\"]*");
    private static final int DAY_LENGTH = "2000-01-01".length();

    private ServerConfigMaps() {}

    /** Once per JVM; immutable. */
    private static final class Read {
        static final List<String> LINES = DataFile.lines(FILE);
    }

    /**
     * Writes what the store does not have, and says which authority is trusted now.
     *
     * @param authority certificate that signs those of clients, as PEM
     */
    public static void write(MvccStorage storage, ClusterClock clock, ClusterRandom random, String authority) {
        String day = clock.now().truncatedTo(ChronoUnit.DAYS).toString().substring(0, DAY_LENGTH);
        String trusted = authority.replace("\n", "\\n");
        List<Write> writes = new ArrayList<>();
        for (String line : Read.LINES) {
            PreparedObject object = PreparedObject.parse(line.replace(DAY, day).replace(CERTIFICATE, trusted));
            Optional<Revision> present = storage.get(object.key());
            if (present.isEmpty()) {
                writes.add(Write.create(object.key(), object.filled(random.uuid(), PreparedObject.time(clock.now()))));
            } else {
                trusting(present.get(), trusted).ifPresent(writes::add);
            }
        }
        if (!writes.isEmpty()) {
            storage.commit(writes);
        }
    }

    /** The object of an earlier run, if it names another authority. */
    private static Optional<Write> trusting(Revision present, String trusted) {
        String before = new String(present.value(), StandardCharsets.UTF_8);
        String now = AUTHORITY.matcher(before).replaceFirst(Matcher.quoteReplacement(trusted));
        return now.equals(before)
                ? Optional.empty()
                : Optional.of(Write.update(present.key(), present.revision(), now.getBytes(StandardCharsets.UTF_8)));
    }
}

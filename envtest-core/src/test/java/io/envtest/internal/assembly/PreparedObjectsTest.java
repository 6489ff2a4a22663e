package io.envtest.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.bootstrap.PreparedObjects;
import io.envtest.internal.feature.EnabledApis;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.feature.RuntimeConfig;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.sim.SeededRandom;
import io.envtest.internal.sim.Surroundings;
import io.envtest.internal.sim.ThreadedExecutor;
import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.ModelStorage;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Revision;
import io.envtest.time.ClusterClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The prepared file is what the server would make of the bootstrap objects. */
class PreparedObjectsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Path EXPECTED = Path.of("target/prepared.txt");

    private final Closing closing = new Closing();
    private final ThreadedExecutor executor = closing.add(new ThreadedExecutor("test", 1));
    private final ClusterClock clock = new FixedClock(NOW);

    @AfterEach
    void close() {
        closing.close();
    }

    @Test
    void anEmptyStoreGetsWhatCreatingEachObjectWouldGiveIt() throws IOException {
        MvccStorage created = created(EnabledApis.DEFAULT);
        MvccStorage prepared = new ModelStorage();

        PreparedObjects.write(prepared, clock, new SeededRandom(7));

        Files.write(EXPECTED, lines(created));
        assertThat(differences(lines(prepared), lines(created)))
                .as(
                        "if the server's rules have changed on purpose, copy the lines of %s over those of the resource",
                        EXPECTED)
                .isEmpty();
    }

    @Test
    void versionsThatAreSwitchedOnHaveTheirServices() {
        EnabledApis everything = new EnabledApis(
                RuntimeConfig.of(
                        List.of("api/all=true", "apps/v1=false"),
                        BuiltInTypes.catalogue().resources()),
                FeatureGates.of(List.of("AllAlpha=true", "AllBeta=true")));
        MvccStorage created = created(everything);
        Set<String> services = new HashSet<>();
        rows(created).forEach(row -> services.add(row.key().substring(row.key().lastIndexOf('/') + 1)));
        MvccStorage prepared = new ModelStorage();

        PreparedObjects.write(prepared, services::contains, clock, new SeededRandom(7));

        assertThat(services(prepared)).isEqualTo(services(created)).doesNotContain("v1.apps");
    }

    private static List<String> services(MvccStorage storage) {
        return lines(storage).stream()
                .filter(line -> line.contains("/apiservices/"))
                .sorted()
                .toList();
    }

    @Test
    void uidsAreAllDifferentAndTimesAreNow() {
        MvccStorage prepared = new ModelStorage();

        PreparedObjects.write(prepared, clock, new SeededRandom(7));

        List<String> uids = texts(prepared).stream()
                .map(text -> text.replaceAll(".*\"uid\":\"([^\"]*)\".*", "$1"))
                .toList();
        assertThat(uids).doesNotHaveDuplicates().allMatch(uid -> uid.matches("[0-9a-f-]{36}"));
        assertThat(texts(prepared)).allMatch(text -> text.contains("\"creationTimestamp\":\"2026-01-02T03:04:05Z\""));
    }

    @Test
    void whatIsThereAlreadyStaysAsItIs() {
        MvccStorage storage = new ModelStorage();
        PreparedObjects.write(storage, clock, new SeededRandom(7));
        List<String> before = texts(storage);
        long revision = storage.currentRevision();

        PreparedObjects.write(storage, clock, new SeededRandom(8));

        assertThat(storage.currentRevision()).isEqualTo(revision);
        assertThat(texts(storage)).isEqualTo(before);
    }

    private MvccStorage created(EnabledApis enabled) {
        MvccStorage rows = new ModelStorage();
        Surroundings surroundings = new Surroundings(clock, executor, new SeededRandom(1));
        BootstrapWriter.write(
                Store.over(
                        () -> rows,
                        ServingOptions.DEFAULT.cache(),
                        enabled,
                        surroundings,
                        new UnguardedRoles(),
                        closing),
                clock);
        return rows;
    }

    private static List<String> lines(MvccStorage storage) {
        return rows(storage).stream()
                .map(row -> row.key() + " " + masked(new String(row.value(), StandardCharsets.UTF_8)))
                .toList();
    }

    private static List<String> differences(List<String> actual, List<String> expected) {
        List<String> missing = new ArrayList<>(expected);
        missing.removeAll(actual);
        List<String> odd = new ArrayList<>(actual);
        odd.removeAll(expected);
        return Stream.concat(
                        missing.stream().map(line -> "missing: " + line),
                        odd.stream().map(line -> "odd: " + line))
                .limit(3)
                .toList();
    }

    private static String masked(String json) {
        return json.replaceAll("\"uid\":\"[^\"]*\"", "\"uid\":\"00000000-0000-4000-8000-000000000000\"")
                .replace(NOW.toString(), "0001-01-01T00:00:00Z");
    }

    private static List<String> texts(MvccStorage storage) {
        return rows(storage).stream()
                .map(row -> new String(row.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<Revision> rows(MvccStorage storage) {
        return storage.range(new KeyRange("", "\uffff"), 0, 0).rows().stream()
                .sorted(Comparator.comparingLong(Revision::revision))
                .toList();
    }
}

package io.envtest.standalone.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.assembly.ClusterSettings;
import io.envtest.internal.assembly.RunningCluster;
import io.envtest.internal.assembly.ServingOptions;
import io.envtest.internal.feature.EnabledApis;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Everything at once over real connections. Runs {@value #DEFAULT_SECONDS} seconds, or the system property
 * {@code soak.seconds}, in phases after each of which nobody is connected and nothing may be left; {@code soak.seed}
 * chooses another course.
 */
class SoakIT {

    static final String TOKEN = "soak-token";
    static final List<String> NAMESPACES = List.of("soak-a", "soak-b", "soak-c", "soak-d");

    private static final int DEFAULT_SECONDS = 8;
    private static final int MOST_WORKERS = 64;
    private static final int PHASES = 4;
    private static final int WRITERS = 8;
    private static final int READERS = 2;
    private static final int WATCHERS = 240;
    private static final Duration COMPACTION = Duration.ofSeconds(1);
    private static final long GROWTH_BYTES = 24L * 1024 * 1024;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final long seed = Long.getLong("soak.seed", 20260401);
    private final Duration phase = Duration.ofSeconds(Integer.getInteger("soak.seconds", DEFAULT_SECONDS))
            .dividedBy(PHASES);
    private final List<View> views = List.of(
            new View("", "", (namespace, name, color) -> true),
            new View("soak-a", "", (namespace, name, color) -> true),
            new View("soak-b", "", (namespace, name, color) -> true),
            new View("soak-c", "labelSelector=color%3Dred", (namespace, name, color) -> color.equals("red")),
            new View("soak-d", "labelSelector=color%21%3Dblue", (namespace, name, color) -> !color.equals("blue")),
            new View("", "labelSelector=color%3Dgreen", (namespace, name, color) -> color.equals("green")),
            new View("", "fieldSelector=metadata.name%3Dcm-7", (namespace, name, color) -> name.equals("cm-7")),
            new View("soak-a", "fieldSelector=metadata.name%3Dcm-1", (namespace, name, color) -> name.equals("cm-1")));
    private final List<String> problems = new CopyOnWriteArrayList<>();

    @Test
    void nothingIsLostAndNothingLeaks() throws Exception {
        System.out.println("soak.seed=" + seed);
        ProcessUse before = warm();
        try (RunningCluster cluster = start()) {
            soak(cluster, URI.create(cluster.url()).getPort());
        }
        ProcessUse after = ProcessUse.await(
                use -> use.threads() <= before.threads() && use.workers() == 0 && use.files() <= before.files());
        System.out.println("before: " + before + "; after the cluster was closed: " + after);
        assertThat(after.threads()).as("threads after the cluster was closed").isLessThanOrEqualTo(before.threads());
        assertThat(after.workers()).as("workers after the cluster was closed").isZero();
        assertThat(after.files())
                .as("file handles after the cluster was closed")
                .isLessThanOrEqualTo(before.files());
    }

    /** What the first cluster of a process leaves loaded is not this test's matter. */
    private static ProcessUse warm() throws Exception {
        try (RunningCluster cluster = start();
                SoakConnection connection =
                        new SoakConnection(URI.create(cluster.url()).getPort())) {
            connection.get("/api/v1/configmaps?watch=true&timeoutSeconds=1");
            cluster.restore(cluster.snapshot());
            cluster.rows().history("/registry/namespaces/default");
        }
        TimeUnit.SECONDS.sleep(1);
        return ProcessUse.now();
    }

    private static RunningCluster start() {
        return RunningCluster.start(new ClusterSettings(
                "127.0.0.1",
                0,
                true,
                true,
                List.of(),
                Set.of(),
                Set.of("ServiceAccount"),
                TOKEN + ",admin,admin-uid,\"system:masters\"\n",
                Optional.empty(),
                0,
                new ServingOptions(COMPACTION, Duration.ofMinutes(30), false),
                EnabledApis.DEFAULT));
    }

    private void soak(RunningCluster cluster, int port) throws Exception {
        Oracle oracle = Oracle.of(cluster.rows(), views);
        createNamespaces(port);
        Random random = new Random(seed);
        try (WatchLoop loop = new WatchLoop(port, phase)) {
            List<SoakWatcher> watchers = watchers(oracle, loop, random);
            ProcessUse idle = ProcessUse.now();
            List<ProcessUse> uses = new ArrayList<>();
            for (int i = 0; i < PHASES; i++) {
                phase(cluster, port, oracle, loop, watchers, random.nextLong());
                views.forEach(View::forget);
                uses.add(quietUse(idle, uses));
                System.out.println("phase " + (i + 1) + ": " + uses.get(i) + ", " + loop + ", revision "
                        + cluster.rows().currentRevision());
            }
            ProcessUse first = uses.get(0);
            ProcessUse last = uses.get(PHASES - 1);
            assertThat(last.heap()).as("heap of %s", uses).isLessThan(first.heap() + GROWTH_BYTES);
            assertThat(last.files()).as("file handles of %s", uses).isLessThanOrEqualTo(idle.files());
            assertThat(last.threads()).as("threads of %s", uses).isLessThanOrEqualTo(first.threads());
            assertThat(last.workers()).as("workers of %s", uses).isLessThanOrEqualTo(MOST_WORKERS);
        }
    }

    private static void createNamespaces(int port) throws Exception {
        try (SoakConnection connection = new SoakConnection(port)) {
            for (String name : NAMESPACES) {
                String body = "{\"kind\":\"Namespace\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"" + name + "\"}}";
                assertThat(connection
                                .send("POST", "/api/v1/namespaces", "application/json", body)
                                .status())
                        .isEqualTo(201);
            }
        }
    }

    private List<SoakWatcher> watchers(Oracle oracle, WatchLoop loop, Random random) {
        SoakWatcher.Habit[] habits = SoakWatcher.Habit.values();
        List<SoakWatcher> watchers = new ArrayList<>();
        for (int i = 0; i < WATCHERS; i++) {
            View view = views.get(i % views.size());
            SoakWatcher.Habit habit = habits[i / views.size() % habits.length];
            watchers.add(new SoakWatcher(view, habit, oracle, loop, random.nextLong()));
        }
        return watchers;
    }

    /** Everybody works for a while, then all watchers come to the end and must have seen what there is. */
    private void phase(
            RunningCluster cluster, int port, Oracle oracle, WatchLoop loop, List<SoakWatcher> watchers, long phaseSeed)
            throws Exception {
        watchers.forEach(watcher -> watcher.keepStill(false));
        Future<?> watching = loop.start(watchers);
        work(cluster, port, oracle, phaseSeed);
        loop.stop();
        watching.get();
        watchers.forEach(watcher -> watcher.keepStill(true));
        long end = System.nanoTime() + PATIENCE_NANOS;
        loop.run(
                watchers, () -> System.nanoTime() - end > 0 || watchers.stream().allMatch(SoakWatcher::isUpToDate));
        compareWithLists(port, oracle, watchers);
        problems.addAll(oracle.compareWithHistory(50));
        for (SoakWatcher watcher : watchers) {
            watcher.leave();
        }
        loop.forgetClosed();
        problems.addAll(loop.problems());
        assertThat(problems).as("soak.seed=" + seed).isEmpty();
    }

    private void work(RunningCluster cluster, int port, Oracle oracle, long phaseSeed) throws Exception {
        long end = System.nanoTime() + phase.toNanos();
        List<Callable<Long>> work = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            work.add(new SoakWriter(port, i, phaseSeed + i, oracle, () -> System.nanoTime() - end < 0, problems));
        }
        for (int i = 0; i < READERS; i++) {
            work.add(new SoakReader(
                    port, phaseSeed - 1 - i, views, oracle, () -> System.nanoTime() - end < 0, problems));
        }
        work.add(new Restorer(cluster, phaseSeed, () -> System.nanoTime() - end < 0));
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<Long> done = new ArrayList<>();
            for (Future<Long> worker : threads.invokeAll(work)) {
                done.add(worker.get());
            }
            System.out.println("writes, lists and restores: " + done);
        } finally {
            threads.shutdown();
            threads.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private void compareWithLists(int port, Oracle oracle, List<SoakWatcher> watchers) throws Exception {
        SoakReader reader = new SoakReader(port, seed, views, oracle, () -> false, problems);
        try (SoakConnection connection = new SoakConnection(port)) {
            for (View view : views) {
                SoakReader.Listed listed = reader.list(connection, view, 0, "");
                for (SoakWatcher watcher : watchers) {
                    if (watcher.view() == view
                            && (listed == null
                                    || !watcher.isUpToDate()
                                    || !listed.objects().equals(watcher.copy()))) {
                        problems.add(watcher + " ends with " + watcher.copy() + ", the list is " + listed);
                    }
                }
            }
        }
    }

    /** With nobody connected, and old history given up. */
    private static ProcessUse quietUse(ProcessUse idle, List<ProcessUse> earlier) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(COMPACTION.multipliedBy(2).toNanos());
        return ProcessUse.await(use -> use.files() <= idle.files()
                && earlier.stream()
                        .limit(1)
                        .allMatch(
                                first -> use.threads() <= first.threads() && use.heap() < first.heap() + GROWTH_BYTES));
    }
}

package io.envtest.benchmarks;

import io.envtest.snapshot.ClusterSnapshot;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Creates and updates of a ConfigMap of 1 KiB in the server: the whole path of a request without the socket, one thread,
 * warm. Each iteration begins with an empty store.
 *
 * <pre>mvn -Pbenchmarks -Dfast -DskipTests verify -pl benchmarks -am -Dmeasure="jmh WriteBenchmark"</pre>
 */
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 8, time = 1)
public class WriteBenchmark extends DirectBenchmark {

    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String JSON = "application/json";

    private final ClusterSnapshot empty = cluster.snapshot();
    private int number;

    /** Stores what is updated. */
    @Setup(Level.Iteration)
    public void store() {
        cluster.send("POST", CONFIG_MAPS, JSON, Objects.configMap("updated", ""));
    }

    /** Removes what was stored. */
    @TearDown(Level.Iteration)
    public void restore() {
        cluster.restore(empty);
    }

    /** A create. */
    @Benchmark
    public byte[] create() {
        return cluster.send("POST", CONFIG_MAPS, JSON, Objects.configMap("created-" + number++, "x"));
    }

    /** A replacement that changes one value. */
    @Benchmark
    public byte[] update() {
        return cluster.send("PUT", CONFIG_MAPS + "/updated", JSON, Objects.configMap("updated", "x" + number++));
    }
}

package io.envtest.benchmarks;

import io.envtest.snapshot.ClusterSnapshot;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Creates and updates of a ConfigMap of 1 KiB in the server: the whole path of a request without the socket, one thread,
 * warm. Each iteration begins with an empty store.
 *
 * <pre>mvn -Pbenchmarks -Dfast -DskipTests verify -pl benchmarks -am -Dmeasure="jmh WriteBenchmark"</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 8, time = 1)
public class WriteBenchmark {

    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String JSON = "application/json";

    private final DirectCluster cluster = new DirectCluster();
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

    /** Stops the server. */
    @TearDown
    public void close() {
        cluster.close();
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

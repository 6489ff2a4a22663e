package io.envtest.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Patches in the server: the whole path of a request without the socket, one thread, warm.
 *
 * <pre>mvn -Pbenchmarks -Dfast -DskipTests verify -pl benchmarks -am -Dmeasure="jmh PatchBenchmark"</pre>
 */
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
public class PatchBenchmark extends DirectBenchmark {

    private static final String APPLY = "application/apply-patch+yaml";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String APPLIED = RichDeployment.PATH + "?fieldManager=operator&force=true";
    private static final String UNCHANGED = RichDeployment.json(1);

    private int number;

    /** Stores the Deployment. */
    @Setup
    public void store() {
        applyWithoutChange();
    }

    /** A server-side apply that changes nothing. */
    @Benchmark
    public byte[] applyWithoutChange() {
        return cluster.send("PATCH", APPLIED, APPLY, UNCHANGED);
    }

    /** A server-side apply that changes one field. */
    @Benchmark
    public byte[] applyOfOneField() {
        return cluster.send("PATCH", APPLIED, APPLY, RichDeployment.json(number++ % 1000));
    }

    /** A strategic merge patch that changes one field. */
    @Benchmark
    public byte[] strategicMergeOfOneField() {
        return cluster.send("PATCH", RichDeployment.PATH, STRATEGIC, RichDeployment.image(number++));
    }
}

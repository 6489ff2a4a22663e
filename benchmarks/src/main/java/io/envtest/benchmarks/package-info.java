/**
 * How fast it is, beside the machine's limit (the same HTTP server with constant answers) and the fabric8 mock, in one
 * run. {@link io.envtest.benchmarks.LoadProgram} prints the table in docs/benchmarks.md; single operations are measured
 * with JMH by {@link io.envtest.benchmarks.StorageBenchmark} and {@link io.envtest.benchmarks.PodRulesBenchmark}.
 */
@NullMarked
package io.envtest.benchmarks;

import org.jspecify.annotations.NullMarked;

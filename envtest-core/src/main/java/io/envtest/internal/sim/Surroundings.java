package io.envtest.internal.sim;

import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.component.ClusterRandom;
import io.envtest.time.ClusterClock;

/**
 * All of the outside world that a cluster knows.
 *
 * @param clock the time
 * @param executor where background work runs
 * @param random where chance comes from
 */
public record Surroundings(ClusterClock clock, ClusterExecutor executor, ClusterRandom random) {}

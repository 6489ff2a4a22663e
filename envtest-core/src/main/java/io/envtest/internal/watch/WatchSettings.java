package io.envtest.internal.watch;

import io.envtest.faults.FaultPlan;
import io.envtest.spi.component.ClusterExecutor;

/**
 * What the watchers of an area have in common.
 *
 * @param prefix of the area's keys
 * @param executor does their work
 * @param slowAfter how many events a watcher that takes nothing may fall behind before it is closed
 * @param faults what may go wrong on delivery
 */
public record WatchSettings(String prefix, ClusterExecutor executor, long slowAfter, FaultPlan faults) {}

package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.internal.meta.Quantity;
import io.envtest.view.resource.v1.Counter;
import io.envtest.view.resource.v1.CounterSet;
import io.envtest.view.resource.v1.DeviceCounterConsumption;
import java.util.Map;
import java.util.Set;

/**
 * What partitions of a device share.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/#partitionable-devices">Partitionable
 *     devices</a>
 */
final class Counters {

    private Counters() {}

    /**
     * Whether enough is left for a device.
     *
     * @param pool the pool it is in, with all devices
     * @param used devices that are in use
     */
    static boolean suffice(DevicePool pool, OfferedDevice wanted, Set<DeviceId> used) {
        for (DeviceCounterConsumption consumption : wanted.device().consumesCounters()) {
            CounterSet set = pool.counters().get(consumption.counterSet());
            if (set == null) {
                return false;
            }
            for (Map.Entry<String, Counter> counter : consumption.counters().entrySet()) {
                Counter whole = set.counters().get(counter.getKey());
                Quantity needed = Quantity.parse(counter.getValue().value())
                        .plus(consumed(pool, consumption.counterSet(), counter.getKey(), used));
                if (whole == null || needed.compareTo(Quantity.parse(whole.value())) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Quantity consumed(DevicePool pool, String set, String counter, Set<DeviceId> used) {
        Quantity sum = Quantity.ZERO;
        for (OfferedDevice offered : pool.devices()) {
            if (!used.contains(offered.id())) {
                continue;
            }
            for (DeviceCounterConsumption consumption : offered.device().consumesCounters()) {
                Counter found = consumption.counters().get(counter);
                if (consumption.counterSet().equals(set) && found != null) {
                    sum = sum.plus(Quantity.parse(found.value()));
                }
            }
        }
        return sum;
    }
}

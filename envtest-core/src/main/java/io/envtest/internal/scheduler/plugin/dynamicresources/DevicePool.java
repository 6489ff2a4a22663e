package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.view.resource.v1.CounterSet;
import io.envtest.view.resource.v1.Device;
import io.envtest.view.resource.v1.ResourceSlice;
import io.envtest.view.resource.v1.ResourceSliceSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Devices of a driver that are managed together, in the slices of the latest generation.
 *
 * @param name driver and pool, as messages say it
 * @param complete whether all slices of that generation are there
 * @param valid whether every device is there once
 * @param devices in the order of the slices' names
 * @param counters counter sets by name
 */
record DevicePool(
        String name, boolean complete, boolean valid, List<OfferedDevice> devices, Map<String, CounterSet> counters) {

    /** All pools, in the order of their names, those with devices that need preparation last. */
    static List<DevicePool> of(List<ResourceSlice> slices) {
        Map<String, List<ResourceSliceSpec>> latest = new TreeMap<>();
        for (ResourceSlice slice : slices) {
            ResourceSliceSpec spec = slice.spec();
            List<ResourceSliceSpec> known =
                    latest.computeIfAbsent(spec.driver() + "/" + spec.pool().name(), name -> new ArrayList<>());
            long before = known.isEmpty() ? Long.MIN_VALUE : known.get(0).pool().generation();
            if (spec.pool().generation() > before) {
                known.clear();
            }
            if (spec.pool().generation() >= before) {
                known.add(spec);
            }
        }
        List<DevicePool> pools = new ArrayList<>();
        latest.forEach((name, specs) -> pools.add(of(name, specs)));
        pools.sort((one, other) -> Boolean.compare(one.needsPreparation(), other.needsPreparation()));
        return pools;
    }

    private static DevicePool of(String name, List<ResourceSliceSpec> slices) {
        List<OfferedDevice> devices = new ArrayList<>();
        Map<String, CounterSet> counters = new HashMap<>();
        for (ResourceSliceSpec slice : slices) {
            for (Device device : slice.devices()) {
                devices.add(OfferedDevice.of(slice, device));
            }
            slice.sharedCounters().forEach(set -> counters.put(set.name(), set));
        }
        boolean complete = slices.get(0).pool().resourceSliceCount() == slices.size();
        return new DevicePool(name, complete, areDistinct(devices), devices, counters);
    }

    private static boolean areDistinct(List<OfferedDevice> devices) {
        Set<DeviceId> ids = new HashSet<>();
        return devices.stream().allMatch(device -> ids.add(device.id()));
    }

    private boolean needsPreparation() {
        return devices.stream().anyMatch(offered -> offered.device().hasBindingConditions());
    }

    /** The same pool with the devices only that a node can use. */
    DevicePool on(NodeInfo node) {
        List<OfferedDevice> usable =
                devices.stream().filter(device -> device.isUsableOn(node)).toList();
        return new DevicePool(name, complete, areDistinct(usable), usable, counters);
    }
}

package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.view.resource.v1.DeviceClass;
import io.envtest.view.resource.v1.ResourceClaim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The devices of one node that fit requests, whether they are free or not. */
final class Candidates {

    private final List<DevicePool> here = new ArrayList<>();
    private final Map<String, DevicePool> whole = new HashMap<>();
    private final Map<String, DeviceClass> classes;
    private final DeviceSelectors selectors;
    private final Map<String, List<OfferedDevice>> known = new HashMap<>();

    Candidates(NodeInfo node, List<DevicePool> pools, Map<String, DeviceClass> classes, DeviceSelectors selectors) {
        for (DevicePool pool : pools) {
            DevicePool usable = pool.on(node);
            if (!usable.devices().isEmpty()) {
                here.add(usable);
                whole.put(pool.name(), pool);
            }
        }
        this.classes = classes;
        this.selectors = selectors;
    }

    boolean hasInvalidPools() {
        return here.stream().anyMatch(pool -> !pool.valid());
    }

    /** The pool of a device, with the devices of other nodes. */
    DevicePool pool(OfferedDevice offered) {
        DevicePool pool = whole.get(offered.id().driver() + "/" + offered.id().pool());
        if (pool == null) {
            throw new IllegalArgumentException("not offered here: " + offered.id());
        }
        return pool;
    }

    /** The devices that fit, in the order in which they are to be tried. */
    List<OfferedDevice> of(ResourceClaim claim, WantedDevices wanted) throws AllocationException {
        String key = claim.metadata().uid() + "/" + wanted.name();
        List<OfferedDevice> found = known.get(key);
        if (found == null) {
            found = select(claim, wanted);
            known.put(key, found);
        }
        return found;
    }

    private List<OfferedDevice> select(ResourceClaim claim, WantedDevices wanted) throws AllocationException {
        DeviceClass deviceClass = classes.get(wanted.deviceClass());
        if (deviceClass == null) {
            return List.of();
        }
        String ofClass = "class " + wanted.deviceClass();
        String ofClaim = "claim " + Meta.key(claim.metadata());
        List<OfferedDevice> fitting = new ArrayList<>();
        for (DevicePool pool : here) {
            if (wanted.all()) {
                refuseUncertain(pool, ofClaim + ", request " + wanted.name());
            }
            if (!pool.complete() || !pool.valid()) {
                continue;
            }
            for (OfferedDevice offered : pool.devices()) {
                if (selectors.select(ofClass, deviceClass.spec().selectors(), offered)
                        && selectors.select(ofClaim, wanted.selectors(), offered)) {
                    fitting.add(offered);
                }
            }
        }
        return fitting;
    }

    private static void refuseUncertain(DevicePool pool, String who) throws AllocationException {
        if (!pool.valid() || !pool.complete()) {
            throw new AllocationException(who + ": asks for all devices, but resource pool " + pool.name()
                    + " is currently " + (pool.valid() ? "being updated" : "invalid"));
        }
    }
}

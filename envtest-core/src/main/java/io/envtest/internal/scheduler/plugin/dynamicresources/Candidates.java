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
    private final Map<Question, Boolean> answers = new HashMap<>();

    private record Question(String claimUid, String request, DeviceId device) {}

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

    /** The devices to be tried in this order: those that fit if all of them are wanted, else all that there are. */
    List<OfferedDevice> of(ResourceClaim claim, WantedDevices wanted) throws AllocationException {
        List<OfferedDevice> found = new ArrayList<>();
        for (DevicePool pool : here) {
            if (wanted.all()) {
                refuseUncertain(pool, "claim " + Meta.key(claim.metadata()) + ", request " + wanted.name());
            }
            if (!pool.complete() || !pool.valid()) {
                continue;
            }
            for (OfferedDevice offered : pool.devices()) {
                if (!wanted.all() || fits(claim, wanted, offered)) {
                    found.add(offered);
                }
            }
        }
        return found;
    }

    /** Whether a device is what is wanted, be it free or not. */
    boolean fits(ResourceClaim claim, WantedDevices wanted, OfferedDevice offered) throws AllocationException {
        Question question = new Question(claim.metadata().uid(), wanted.name(), offered.id());
        Boolean known = answers.get(question);
        if (known == null) {
            known = select(claim, wanted, offered);
            answers.put(question, known);
        }
        return known;
    }

    private boolean select(ResourceClaim claim, WantedDevices wanted, OfferedDevice offered)
            throws AllocationException {
        DeviceClass deviceClass = classes.get(wanted.deviceClass());
        return deviceClass != null
                && selectors.select(
                        "class " + wanted.deviceClass(), deviceClass.spec().selectors(), offered)
                && selectors.select("claim " + Meta.key(claim.metadata()), wanted.selectors(), offered);
    }

    private static void refuseUncertain(DevicePool pool, String who) throws AllocationException {
        if (!pool.valid() || !pool.complete()) {
            throw new AllocationException(who + ": asks for all devices, but resource pool " + pool.name()
                    + " is currently " + (pool.valid() ? "being updated" : "invalid"));
        }
    }
}

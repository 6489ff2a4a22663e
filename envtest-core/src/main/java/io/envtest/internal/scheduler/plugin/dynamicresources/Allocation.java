package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.view.resource.v1.ResourceClaim;
import java.util.List;

/**
 * The devices a claim gets on one node. Immutable.
 *
 * @param node name of the node
 */
record Allocation(ResourceClaim claim, List<Pick> picks, String node) {

    /** A device for a request. */
    record Pick(WantedDevices wanted, OfferedDevice offered) {}

    Allocation {
        picks = List.copyOf(picks);
    }

    /** The uid of the claim. */
    String claimUid() {
        return claim.metadata().uid();
    }

    /** The devices that nobody else can get meanwhile. */
    List<DeviceId> taken() {
        return picks.stream()
                .filter(pick -> !pick.wanted().adminAccess())
                .map(pick -> pick.offered().id())
                .toList();
    }
}

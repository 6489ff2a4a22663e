package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.view.resource.v1.ResourceClaim;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Allocations that were decided but not yet written. Thread-safe. */
final class PendingAllocations {

    private final Map<String, List<Allocation>> byPod = new HashMap<>();

    synchronized void add(String podUid, List<Allocation> allocations) {
        if (!allocations.isEmpty()) {
            byPod.put(podUid, allocations);
        }
    }

    synchronized void remove(String podUid) {
        byPod.remove(podUid);
    }

    /** Whether a claim is about to get devices. */
    synchronized boolean isPending(ResourceClaim claim) {
        return byPod.values().stream()
                .flatMap(List::stream)
                .anyMatch(allocation ->
                        allocation.claimUid().equals(claim.metadata().uid()));
    }

    /** The devices that claims are about to get for themselves. */
    synchronized Set<DeviceId> devices() {
        Set<DeviceId> devices = new HashSet<>();
        byPod.values().forEach(allocations -> allocations.forEach(each -> devices.addAll(each.taken())));
        return devices;
    }
}

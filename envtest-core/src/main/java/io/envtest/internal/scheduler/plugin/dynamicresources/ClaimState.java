package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.view.resource.v1.DeviceClass;
import io.envtest.view.resource.v1.ResourceClaim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one attempt to schedule a pod has found out about its claims. */
final class ClaimState {

    /** Of a pod without claims. */
    static final ClaimState NONE = new ClaimState(List.of(), List.of(), new DeviceView(List.of(), Map.of(), Set.of()));

    private final List<ResourceClaim> allocated;
    private final List<ResourceClaim> toAllocate;
    private final DeviceView devices;
    private final Map<String, List<Allocation>> byNode = new HashMap<>();
    private final Set<ResourceClaim> unavailable = new LinkedHashSet<>();

    /**
     * The devices of the cluster.
     *
     * @param classes the device classes of the pod's claims
     * @param used devices that are in use
     */
    record DeviceView(List<DevicePool> pools, Map<String, DeviceClass> classes, Set<DeviceId> used) {}

    ClaimState(List<ResourceClaim> allocated, List<ResourceClaim> toAllocate, DeviceView devices) {
        this.allocated = List.copyOf(allocated);
        this.toAllocate = List.copyOf(toAllocate);
        this.devices = devices;
    }

    /** Whether the pod has no claims, or nothing is known of them. */
    boolean isEmpty() {
        return allocated.isEmpty() && toAllocate.isEmpty();
    }

    /** Claims that have their devices. */
    List<ResourceClaim> allocated() {
        return allocated;
    }

    /** Claims that need devices. */
    List<ResourceClaim> toAllocate() {
        return toAllocate;
    }

    /** All claims, in no particular order. */
    List<ResourceClaim> all() {
        List<ResourceClaim> all = new ArrayList<>(allocated);
        all.addAll(toAllocate);
        return all;
    }

    DeviceView devices() {
        return devices;
    }

    /** What the claims would get on a node. */
    void found(String node, List<Allocation> allocations) {
        byNode.put(node, allocations);
    }

    /** What the claims get on the node that was chosen. */
    List<Allocation> chosen(String node) {
        return byNode.getOrDefault(node, List.of());
    }

    /** An allocated claim cannot be used on some node. */
    void cannotUse(ResourceClaim claim) {
        unavailable.add(claim);
    }

    /** Allocated claims that cannot be used on some node. */
    Set<ResourceClaim> unavailable() {
        return unavailable;
    }
}

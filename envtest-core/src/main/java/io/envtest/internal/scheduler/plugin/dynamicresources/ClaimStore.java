package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.api.Status;
import io.envtest.internal.controller.resourceclaim.ClaimUse;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.LatestWrites;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Protection;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Watchers;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.view.resource.v1.AllocationResult;
import io.envtest.view.resource.v1.DeviceRequestAllocationResult;
import io.envtest.view.resource.v1.ResourceClaim;
import io.envtest.view.resource.v1.ResourceClaimConsumerReference;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Claims as the scheduler knows them, with what it wrote last, and its writes. Thread-safe. */
final class ClaimStore {

    private final Client client;
    private final Lister<ResourceClaim> claims;
    private final LatestWrites<ResourceClaim> latest = new LatestWrites<>();

    ClaimStore(ControllerSetup setup) {
        this.client = setup.client();
        this.claims = setup.lister(Resources.RESOURCE_CLAIMS);
        setup.watch(Resources.RESOURCE_CLAIMS, Watchers.deleted(latest::forget));
    }

    Optional<ResourceClaim> find(String namespace, String name) {
        return claims.get(new ObjectKey(namespace, name)).map(latest::newer);
    }

    /** A claim as it is now, as far as it is known. */
    ResourceClaim newer(ResourceClaim seen) {
        return find(seen.metadata().namespace(), seen.metadata().name())
                .filter(found -> found.metadata().uid().equals(seen.metadata().uid()))
                .orElse(seen);
    }

    /** The devices that claims have for themselves. */
    Set<DeviceId> usedDevices() {
        Set<DeviceId> used = new HashSet<>();
        for (ResourceClaim claim : claims.list()) {
            for (DeviceRequestAllocationResult result :
                    latest.newer(claim).status().allocation().devices().results()) {
                if (!result.adminAccess()) {
                    used.add(DeviceId.of(result));
                }
            }
        }
        return used;
    }

    /**
     * Writes that a claim has devices and that a pod may use it.
     *
     * @param writer writes the allocation, if the claim has none yet
     */
    ResourceClaim bind(ResourceClaim seen, PodInfo pod, Consumer<AllocationResult> writer) {
        ResourceClaim claim = current(seen);
        if (Meta.deleting(claim.metadata())) {
            throw conflict("claim " + Meta.key(claim.metadata()) + " got deleted in the meantime");
        }
        boolean allocate = !claim.status().hasAllocation();
        if (allocate != !seen.status().hasAllocation()) {
            throw conflict("claim " + Meta.key(claim.metadata()) + " was allocated or deallocated in the meantime");
        }
        if (allocate && Protection.add(claim.metadata(), ClaimUse.FINALIZER)) {
            claim = client.update(Resources.RESOURCE_CLAIMS, claim);
        }
        if (allocate) {
            writer.accept(claim.status().allocation());
        }
        if (!ClaimUse.isReservedFor(claim, pod.pod())) {
            ClaimUse.reserve(claim, pod.pod());
        }
        return write(claim);
    }

    /** Writes that a pod does not use a claim after all. */
    void release(ResourceClaim seen, PodInfo pod) {
        Optional<ResourceClaim> found = client.find(Resources.RESOURCE_CLAIMS, Meta.key(seen.metadata()));
        if (found.isPresent() && ClaimUse.isReservedFor(found.get(), pod.pod())) {
            ResourceClaim claim = found.get();
            List<ResourceClaimConsumerReference> others = claim.status().reservedFor().stream()
                    .filter(consumer -> !consumer.uid().equals(pod.uid()))
                    .toList();
            ClaimUse.retain(claim, others);
            write(claim);
        }
    }

    /** Takes the devices from a claim. */
    void deallocate(ResourceClaim seen) {
        ResourceClaim claim = claims.copy(seen);
        claim.status().removeAllocation();
        claim.status().removeReservedFor();
        write(claim);
    }

    private ResourceClaim current(ResourceClaim seen) {
        return client.find(Resources.RESOURCE_CLAIMS, Meta.key(seen.metadata()))
                .filter(found -> found.metadata().uid().equals(seen.metadata().uid()))
                .orElseThrow(() -> conflict("claim " + Meta.key(seen.metadata()) + " is gone"));
    }

    private ResourceClaim write(ResourceClaim claim) {
        ResourceClaim written = client.updateStatus(Resources.RESOURCE_CLAIMS, claim);
        latest.written(written);
        return written;
    }

    private static ApiException conflict(String message) {
        return new ApiException(new Status(409, "Conflict", message, Status.Details.NONE));
    }
}

package io.envtest.internal.controller.resourceclaim;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Protection;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.OwnerReference;
import io.envtest.view.resource.v1.ResourceClaim;
import io.envtest.view.resource.v1.ResourceClaimConsumerReference;
import java.util.List;
import java.util.Optional;

/** Takes from a claim the pods that use it no longer; gives its devices back when none is left. */
final class ClaimRelease {

    private final Client client;
    private final Lister<Pod> pods;
    private final Lister<ResourceClaim> claims;

    ClaimRelease(ControllerSetup setup) {
        this.client = setup.client();
        this.pods = setup.lister(Resources.PODS);
        this.claims = setup.lister(Resources.RESOURCE_CLAIMS);
    }

    void reconcile(ObjectKey key) {
        Optional<ResourceClaim> found = claims.get(key);
        if (found.isEmpty()) {
            return;
        }
        ResourceClaim claim = withoutUnneeded(claims.copy(found.get()));
        boolean owned = ControllerRefs.controllerOf(claim.metadata())
                .filter(owner -> owner.kind().equals(Pod.KIND))
                .filter(owner -> isOver(claim.metadata().namespace(), owner))
                .isPresent();
        if (owned && claim.status().reservedFor().isEmpty() && !Meta.deleting(claim.metadata())) {
            client.delete(Resources.RESOURCE_CLAIMS, claim.metadata(), "");
        }
    }

    private ResourceClaim withoutUnneeded(ResourceClaim claim) {
        List<ResourceClaimConsumerReference> kept = claim.status().reservedFor().stream()
                .filter(consumer -> isNeeded(claim.metadata().namespace(), consumer))
                .toList();
        boolean guarded = claim.metadata().finalizers().contains(ClaimUse.FINALIZER);
        boolean less = kept.size() < claim.status().reservedFor().size();
        if (!less && (!kept.isEmpty() || !guarded || !Meta.deleting(claim.metadata()))) {
            return claim; // one that the scheduler has just guarded is about to be used
        }
        boolean giveBack = kept.isEmpty() && guarded && claim.status().hasAllocation();
        ResourceClaim current = less || giveBack ? released(claim, kept, giveBack) : claim;
        return kept.isEmpty() && guarded ? unguarded(current) : current;
    }

    private ResourceClaim released(
            ResourceClaim claim, List<ResourceClaimConsumerReference> kept, boolean withAllocation) {
        ClaimUse.retain(claim, kept);
        if (withAllocation) {
            claim.status().removeAllocation();
            claim.status().removeDevices();
        }
        return client.updateStatus(Resources.RESOURCE_CLAIMS, claim);
    }

    private ResourceClaim unguarded(ResourceClaim claim) {
        Protection.remove(claim.metadata(), ClaimUse.FINALIZER);
        return client.update(Resources.RESOURCE_CLAIMS, claim);
    }

    /** Whether a consumer may still use the claim; of others than pods nothing is known. */
    private boolean isNeeded(String namespace, ResourceClaimConsumerReference consumer) {
        if (!consumer.apiGroup().isEmpty() || !consumer.resource().equals("pods")) {
            return true;
        }
        return find(namespace, consumer.name(), consumer.uid())
                .filter(pod -> !isOver(pod))
                .isPresent();
    }

    private boolean isOver(String namespace, OwnerReference owner) {
        return find(namespace, owner.name(), owner.uid())
                .filter(ClaimRelease::isOver)
                .isPresent();
    }

    /** The pod as seen, or as the server has it: a new one may be in a claim before it is seen. */
    private Optional<Pod> find(String namespace, String name, String uid) {
        ObjectKey key = new ObjectKey(namespace, name);
        return pods.get(key)
                .filter(pod -> pod.metadata().uid().equals(uid))
                .or(() -> client.find(Resources.PODS, key)
                        .filter(pod -> pod.metadata().uid().equals(uid)));
    }

    /** Whether a pod runs no more, or was deleted before it could. */
    private static boolean isOver(Pod pod) {
        boolean neverRuns = Pods.isDeleting(pod) && pod.spec().nodeName().isEmpty();
        return Pods.isFinished(pod) || neverRuns;
    }
}

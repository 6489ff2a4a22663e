package io.envtest.internal.controller.resourceclaim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodResourceClaim;
import io.envtest.view.core.v1.PodResourceClaimStatus;
import io.envtest.view.resource.v1.ResourceClaim;
import io.envtest.view.resource.v1.ResourceClaimConsumerReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How pods and claims belong together. */
public final class ClaimUse {

    /** Keeps a claim while its devices are allocated. */
    public static final String FINALIZER = "resource.kubernetes.io/delete-protection";

    private ClaimUse() {}

    /** What the pod's status says of one of its claims; empty if it says nothing yet. */
    public static Optional<PodResourceClaimStatus> statusOf(Pod pod, PodResourceClaim wanted) {
        return pod.status().resourceClaimStatuses().stream()
                .filter(status -> status.name().equals(wanted.name()))
                .findFirst();
    }

    /** The name of the claim that one of the pod's claims stands for; empty if it is yet to be made, or if none is needed. */
    public static Optional<String> nameOf(Pod pod, PodResourceClaim wanted) {
        return wanted.hasResourceClaimName()
                ? Optional.of(wanted.resourceClaimName())
                : statusOf(pod, wanted)
                        .map(PodResourceClaimStatus::resourceClaimName)
                        .filter(name -> !name.isEmpty());
    }

    /** The names of all the pod's claims that are known. */
    public static List<String> names(Pod pod) {
        List<String> names = new ArrayList<>();
        for (PodResourceClaim wanted : pod.spec().resourceClaims()) {
            nameOf(pod, wanted).ifPresent(names::add);
        }
        return names;
    }

    /** Whether a claim was made for the pod. */
    public static boolean isMadeFor(ResourceClaim claim, Pod pod) {
        return ControllerRefs.isControlledBy(claim.metadata(), pod.metadata());
    }

    /** Whether the pod may use a claim now. */
    public static boolean isReservedFor(ResourceClaim claim, Pod pod) {
        return isReservedFor(claim, pod.metadata().uid());
    }

    /** Whether the pod of a uid may use a claim now. */
    private static boolean isReservedFor(ResourceClaim claim, String podUid) {
        return claim.status().reservedFor().stream()
                .anyMatch(consumer -> consumer.uid().equals(podUid));
    }

    /** Lets the pod use a claim. */
    public static void reserve(ResourceClaim claim, Pod pod) {
        ResourceClaimConsumerReference consumer = claim.status().addReservedFor();
        consumer.setResource("pods")
                .setName(pod.metadata().name())
                .setUid(pod.metadata().uid());
    }

    /**
     * Lets nobody but these use a claim.
     *
     * @param consumers some of those who may use it so far
     */
    public static void retain(ResourceClaim claim, List<ResourceClaimConsumerReference> consumers) {
        List<ObjectNode> kept =
                consumers.stream().map(ResourceClaimConsumerReference::node).toList();
        claim.status().removeReservedFor();
        kept.forEach(consumer -> claim.status().addReservedFor().materialize().setAll(consumer));
    }
}

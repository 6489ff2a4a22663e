package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.internal.controller.resourceclaim.ClaimUse;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.view.core.v1.PodResourceClaim;
import io.envtest.view.core.v1.PodResourceClaimStatus;
import io.envtest.view.resource.v1.ResourceClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The claims of a pod as they are now.
 *
 * @param claims those that are there, each once
 * @param refusal why the pod cannot be scheduled before something happens to its claims; empty if it can
 */
record PodClaims(List<ResourceClaim> claims, String refusal) {

    static PodClaims of(PodInfo pod, ClaimStore store) {
        List<ResourceClaim> claims = new ArrayList<>();
        for (PodResourceClaim wanted : pod.pod().spec().resourceClaims()) {
            Optional<String> name = ClaimUse.nameOf(pod.pod(), wanted);
            if (name.isEmpty()) {
                if (isNotNeeded(pod, wanted)) {
                    continue;
                }
                return refused("pod claim " + wanted.name() + ": waiting for its resource claim to be created");
            }
            Optional<ResourceClaim> claim = store.find(pod.key().namespace(), name.get());
            String refusal = claim.map(found -> refusal(pod, wanted, found))
                    .orElse("resourceclaim.resource.k8s.io \"" + name.get() + "\" not found");
            if (!refusal.isEmpty()) {
                return refused(refusal);
            }
            claim.filter(found -> claims.stream()
                            .noneMatch(other -> other.metadata()
                                    .uid()
                                    .equals(found.metadata().uid())))
                    .ifPresent(claims::add);
        }
        return new PodClaims(claims, "");
    }

    /** The pod's status can say that a claim is needed by nobody. */
    private static boolean isNotNeeded(PodInfo pod, PodResourceClaim wanted) {
        return ClaimUse.statusOf(pod.pod(), wanted)
                .map(PodResourceClaimStatus::resourceClaimName)
                .filter(String::isEmpty)
                .isPresent();
    }

    private static String refusal(PodInfo pod, PodResourceClaim wanted, ResourceClaim claim) {
        String name = claim.metadata().name();
        if (Meta.deleting(claim.metadata())) {
            return "resourceclaim \"" + name + "\" is being deleted";
        }
        boolean foreign = wanted.hasResourceClaimTemplateName() && !ClaimUse.isMadeFor(claim, pod.pod());
        return foreign
                ? "ResourceClaim " + Meta.key(claim.metadata()) + " was not created for pod " + pod.key()
                        + " (pod is not owner)"
                : "";
    }

    private static PodClaims refused(String why) {
        return new PodClaims(List.of(), why);
    }
}

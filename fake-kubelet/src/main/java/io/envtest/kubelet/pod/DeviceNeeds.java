package io.envtest.kubelet.pod;

import io.envtest.internal.controller.resourceclaim.ClaimUse;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodResourceClaim;
import io.envtest.view.resource.v1.ResourceClaim;
import java.util.Optional;

/** The claims of devices that must be reserved for a pod before it can run. Whatever driver has them is thought to be ready. */
final class DeviceNeeds {

    private final Lister<ResourceClaim> claims;

    DeviceNeeds(ControllerSetup setup) {
        this.claims = setup.lister(Resources.RESOURCE_CLAIMS);
    }

    /** Why the pod may not use one of its claims, for the event. */
    Optional<String> unprepared(Pod pod) {
        for (PodResourceClaim wanted : pod.spec().resourceClaims()) {
            String wrong = wrong(pod, wanted);
            if (!wrong.isEmpty()) {
                return Optional.of("Failed to prepare dynamic resources: prepare dynamic resources: " + wrong);
            }
        }
        return Optional.empty();
    }

    private String wrong(Pod pod, PodResourceClaim wanted) {
        Optional<String> name = ClaimUse.nameOf(pod, wanted);
        if (name.isEmpty()) {
            boolean needless = ClaimUse.statusOf(pod, wanted).isPresent();
            return needless
                    ? ""
                    : "prepare resource claim: pod \"" + Meta.key(pod.metadata()) + "\": ResourceClaim not created yet";
        }
        Optional<ResourceClaim> claim = claims.get(pod.metadata().namespace(), name.get());
        if (claim.isEmpty()) {
            return "failed to fetch ResourceClaim " + name.get() + " referenced by pod "
                    + pod.metadata().name() + ": resourceclaims.resource.k8s.io \"" + name.get() + "\" not found";
        }
        return ClaimUse.isReservedFor(claim.get(), pod)
                ? ""
                : "pod " + pod.metadata().name() + " (" + pod.metadata().uid()
                        + ") is not allowed to use ResourceClaim " + name.get() + " ("
                        + claim.get().metadata().uid() + ")";
    }
}
